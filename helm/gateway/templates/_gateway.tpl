{{/* The gateway's dict, as the library takes it. */}}
{{- define "gateway.name" -}}
{{- $name := .Release.Name -}}
{{ if contains "gateway" $name }}{{ $name }}{{ else }}{{ $name }}-gateway{{ end }}
{{- end }}

{{- define "gateway.requireComplete" -}}
{{- $v := .Values -}}
{{- $missing := include "service.nameFaults" $ | fromJsonArray -}}
{{- if not $v.identity.issuer }}{{ $missing = append $missing "identity.issuer: whose tokens are accepted" }}{{ end -}}
{{- if not $v.identity.jwksUri }}{{ $missing = append $missing "identity.jwksUri: where the issuer publishes its keys" }}{{ end -}}
{{- $missing = concat $missing (include "service.tlsFaults" $ | fromJsonArray) -}}
{{- $codes := dict -}}
{{- range $v.instances -}}
{{- if hasKey $codes .code }}{{ $missing = append $missing (printf "instances: the code %s stands twice; a directorate has one instance" .code) }}{{ end -}}
{{- $_ := set $codes .code true -}}
{{- end -}}
{{- $longest := max $v.deadlines.callSeconds $v.deadlines.fileSeconds -}}
{{- if lt (int $v.shutdown.drainSeconds) (int $longest) -}}
{{- $missing = append $missing (printf "shutdown.drainSeconds: %d is shorter than the longest deadline, %d s: calls would be cut at every upgrade" (int $v.shutdown.drainSeconds) (int $longest)) -}}
{{- end -}}
{{- if and $v.httpRoute.enabled (not $v.httpRoute.parentRefs) }}{{ $missing = append $missing "httpRoute.parentRefs: the Gateway that the route joins" }}{{ end -}}
{{- if and $v.ingress.enabled (not $v.ingress.hosts) }}{{ $missing = append $missing "ingress.hosts: the name that the gateway answers to" }}{{ end -}}
{{- include "service.refuse" (dict "missing" $missing) -}}
{{- end }}

{{- define "gateway.env" -}}
- name: MICRONAUT_CONFIG_FILES
  value: /etc/goldenthread/configuration/gateway.yml
- name: GOLDENTHREAD_DISCOVERY_FILE
  value: /etc/goldenthread/instances/instances.yml
- name: GOLDENTHREAD_DISCOVERY_KUBERNETES
  value: {{ .Values.discovery.enabled | quote }}
{{- with .Values.discovery.namespaces }}
- name: GOLDENTHREAD_DISCOVERY_NAMESPACES
  value: {{ join "," . | quote }}
{{- end }}
# So that a busy caller's connection is not closed under its next request. Within the 10 s that a pod is given beyond its drain.
- name: GOLDENTHREAD_HTTP_LEAVE
  value: PT3S
- name: GOLDENTHREAD_HTTP_DEADLINE
  value: {{ printf "PT%dS" (int .Values.deadlines.callSeconds) | quote }}
- name: GOLDENTHREAD_HTTP_FILE_DEADLINE
  value: {{ printf "PT%dS" (int .Values.deadlines.fileSeconds) | quote }}
- name: GOLDENTHREAD_HTTP_STREAM_DEADLINE
  value: {{ printf "PT%dS" (int .Values.deadlines.streamSeconds) | quote }}
{{- with .Values.cors.origins }}
- name: GOLDENTHREAD_CORS_ORIGINS
  value: {{ join "," . | quote }}
{{- end }}
{{- end }}

{{/* Its configuration files, for the gateway and for its checklist. */}}
{{- define "gateway.volumes" -}}
{{- $name := include "gateway.name" . -}}
{{ include "service.configurationVolume" (printf "%s-configuration" $name) }}
- name: instances
  configMap:
    name: {{ $name }}-instances
{{- end }}

{{- define "gateway.mounts" -}}
{{ include "service.configurationMount" . }}
- name: instances
  mountPath: /etc/goldenthread/instances
  readOnly: true
{{- end }}

{{/* Metrics on a port of their own, which no Ingress leads to; and the claims. */}}
{{- define "gateway.configuration" -}}
endpoints:
  all:
    path: /
    port: 8090
  prometheus:
    enabled: true
    sensitive: false
micronaut:
  metrics:
    enabled: true
    export:
      prometheus:
        enabled: true
        step: PT1M
        descriptions: true
{{- with (include "service.claims" .Values.identity) }}
{{ . | trim }}
{{- end }}
{{- end }}

{{/* Where each directorate's services are. A file and no environment, in whose names `adult-care` and `adult.care` are one. */}}
{{- define "gateway.instances" -}}
goldenthread:
  instances:{{ if not .Values.instances }} {}{{ end }}
  {{- range $it := .Values.instances }}
    {{ $it.code | quote }}:
    {{- range $service := list "plan" "indicator" "risk" "continuity" }}
      {{ $service }}: {{ if $it.targets }}{{ index $it.targets $service | quote }}{{ else }}{{ printf "dns:///%s-%s.%s.svc:50051" ($it.release | default $it.namespace) $service $it.namespace | quote }}{{ end }}
    {{- end }}
  {{- end }}
{{- end }}

{{/* The Kubernetes API, as it is asked for Services and namespaces. */}}
{{- define "gateway.egressToKubernetes" -}}
{{- if .Values.discovery.enabled }}
{{- range $port := list 443 6443 }}
{{- include "service.egress" (dict "to" $.Values.networkPolicy.kubernetesTo "port" $port) | nindent 0 }}
{{- end }}
{{- end }}
{{- end }}
