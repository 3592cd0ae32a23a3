{{/* Entries of NetworkPolicies. Everything that no entry names is refused, both ways. */}}

{{- define "service.policyMetadata" -}}
name: {{ .name }}
namespace: {{ .root.Release.Namespace }}
labels:
  app.kubernetes.io/instance: {{ .root.Release.Name }}
  {{- include "service.commonLabels" . | nindent 2 }}
{{- end }}

{{/* Refuses everything to and from every pod of the release, and of the release only. */}}
{{- define "service.defaultDeny" -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "service.policyMetadata" (merge (dict "name" (printf "%s-default-deny" .root.Release.Name)) .) | nindent 2 }}
spec:
  podSelector:
    matchLabels:
      app.kubernetes.io/instance: {{ .root.Release.Name }}
      app.kubernetes.io/part-of: golden-thread
  policyTypes: [Ingress, Egress]
{{- end }}

{{/* To some peers, or to anywhere where none are named, on one port; takes to, port. */}}
{{- define "service.egress" -}}
- ports:
    - protocol: TCP
      port: {{ .port }}
  {{- with .to }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end }}

{{- define "service.egressToNames" -}}
- to:
    {{- toYaml .values.networkPolicy.dnsTo | nindent 4 }}
  ports:
    - protocol: UDP
      port: 53
    - protocol: TCP
      port: 53
{{- end }}

{{- define "service.egressToIssuer" -}}
{{ include "service.egress" (dict "to" .values.networkPolicy.issuerTo "port" (include "service.portOfUrl" .values.identity.jwksUri)) }}
{{- end }}

{{- define "service.egressToCollector" -}}
{{- if .values.telemetry.otlpEndpoint }}
{{ include "service.egress" (dict "to" .values.networkPolicy.telemetryTo "port" (include "service.portOfUrl" .values.telemetry.otlpEndpoint)) }}
{{- end }}
{{- end }}

{{/* Whoever collects metrics. */}}
{{- define "service.ingressForMetrics" -}}
{{- with .values.networkPolicy.metricsFrom }}
- from:
    {{- toYaml . | nindent 4 }}
  ports:
    - protocol: TCP
      port: 8090
{{- end }}
{{- end }}
