{{/*
What Prometheus and Grafana are given. Both take a release as a dict:
  root, values, directorate   as in _names.tpl
  name       of the objects
  jobs       each program by the job that its metrics are collected as: {plan: els-plan, …}
  more       more alerts, as YAML
*/}}

{{/* One alert; takes alert, expr, for, severity, summary, description, the release as `of`, and job where the expression names none. */}}
{{- define "service.alert" -}}
- alert: {{ .alert }}
  expr: >-
    {{- .expr | nindent 4 }}
  for: {{ .for }}
  labels:
    severity: {{ .severity }}
    {{- with .of.directorate }}
    directorate: {{ . }}
    {{- end }}
    {{- with .job }}
    job: {{ . }}
    {{- end }}
  annotations:
    summary: {{ .summary | quote }}
    description: {{ .description | quote }}
    {{- with .of.values.prometheusRule.runbookUrl }}
    runbook_url: {{ . | quote }}
    {{- end }}
{{- end }}

{{/* What a series of the release's programs has. */}}
{{- define "service.ofJobs" -}}
namespace="{{ .root.Release.Namespace }}",job=~"{{ values .jobs | sortAlpha | join "|" }}"
{{- end }}

{{- define "service.prometheusRule" -}}
{{- if .values.prometheusRule.enabled }}
---
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: {{ .name }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    app.kubernetes.io/instance: {{ .root.Release.Name }}
    {{- include "service.commonLabels" . | nindent 4 }}
    {{- with .values.prometheusRule.labels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  groups:
    - name: golden-thread-{{ .root.Release.Namespace }}-{{ .name }}
      rules:
        {{- include "service.alerts" . | trim | nindent 8 }}
        {{- with .more }}
        {{- . | trim | nindent 8 }}
        {{- end }}
{{- end }}
{{- end }}

{{/* What is amiss with any program: gone, failing, slow, full, restarting, no longer believed. */}}
{{- define "service.alerts" -}}
{{- $limits := .values.prometheusRule.thresholds }}
{{- $series := include "service.ofJobs" . }}
{{- $pod := "{{ $labels.pod }}" }}
{{- $job := "{{ $labels.job }}" }}
{{- $share := "{{ $value | humanizePercentage }}" }}
{{- range $program, $of := .jobs }}
{{ include "service.alert" (dict "of" $ "alert" "GoldenThreadDown" "for" "3m" "severity" "critical" "job" $of
  "expr" (printf "absent(up{namespace=%q,job=%q} == 1)" $.root.Release.Namespace $of)
  "summary" (printf "No pod of %s answers in %s" $program $.root.Release.Namespace)
  "description" "For three minutes Prometheus has read no metrics from any of its pods: they are down, or not ready, or Prometheus does not reach them.") }}
{{- end }}
{{ include "service.alert" (dict "of" . "alert" "GoldenThreadSaturated" "for" "5m" "severity" "warning"
  "expr" (printf "max by (namespace, job, pod) (goldenthread_calls_running{%s} / goldenthread_calls_limit{%s}) > %v" $series $series $limits.saturation)
  "summary" (printf "%s answers nearly as many calls at once as it may" $pod)
  "description" (printf "%s of the calls that may run at once are running; more are refused with OVERLOADED and may be sent again." $share)) }}
{{ include "service.alert" (dict "of" . "alert" "GoldenThreadHeapFull" "for" "15m" "severity" "warning"
  "expr" (printf "sum by (namespace, job, pod) (jvm_memory_used_bytes{%s,area=\"heap\"}) / sum by (namespace, job, pod) (jvm_memory_max_bytes{%s,area=\"heap\"}) > %v" $series $series $limits.heap)
  "summary" (printf "The heap of %s stays full" $pod)
  "description" (printf "%s of the heap is in use, and for fifteen minutes no collection has brought it lower. It will be slow and may be ended." $share)) }}
{{ include "service.alert" (dict "of" . "alert" "GoldenThreadRestarts" "for" "1m" "severity" "warning"
  "expr" (printf "increase(kube_pod_container_status_restarts_total{namespace=%q,container=~%q}[1h]) > %v" .root.Release.Namespace (keys .jobs | sortAlpha | join "|") $limits.restarts)
  "summary" (printf "%s restarts again and again" $pod)
  "description" "It has been restarted more often within an hour than it should; the log of the container before says why (kubectl logs --previous).") }}
{{ include "service.alert" (dict "of" . "alert" "GoldenThreadCertificateEnds" "for" "1h" "severity" "warning"
  "expr" (printf "min by (namespace, job) (goldenthread_certificate_expiry_seconds{%s}) < %v * 86400" $series $limits.certificateDays)
  "summary" (printf "The certificate of %s ends soon" $job)
  "description" "{{ $value | humanizeDuration }} are left. Whoever issues it has not renewed it; once it has ended, no call comes through.") }}
{{- end }}

{{- define "service.dashboard" -}}
{{- if .values.dashboards.enabled }}
{{- $uid := printf "%s/%s" .root.Release.Namespace .name | sha256sum | trunc 16 }}
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .name }}-dashboard
  namespace: {{ .root.Release.Namespace }}
  labels:
    app.kubernetes.io/instance: {{ .root.Release.Name }}
    {{- include "service.commonLabels" . | nindent 4 }}
    {{- with .values.dashboards.labels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
data:
  {{ .root.Release.Namespace }}-{{ .name }}.json: |
    {{- .root.Files.Get "dashboard.json" | replace "@uid@" $uid | replace "@release@" .root.Release.Name | replace "@namespace@" .root.Release.Namespace | replace "@jobs@" (values .jobs | sortAlpha | join "|") | nindent 4 }}
{{- end }}
{{- end }}
