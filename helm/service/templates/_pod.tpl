{{/* The restricted pod security standard, for the pod. */}}
{{- define "service.podSecurityContext" -}}
runAsNonRoot: true
{{- with .values.runAsUser }}
runAsUser: {{ int64 . }}
runAsGroup: {{ int64 . }}
fsGroup: {{ int64 . }}
{{- end }}
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{/* … and for each container. */}}
{{- define "service.containerSecurityContext" -}}
allowPrivilegeEscalation: false
capabilities:
  drop: [ALL]
privileged: false
readOnlyRootFilesystem: true
runAsNonRoot: true
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{/* Where a pod runs, and as whom: what Deployment, Job and test share. Takes kubernetesToken where the pod asks the Kubernetes API. */}}
{{- define "service.placement" -}}
automountServiceAccountToken: {{ .kubernetesToken | default false }}
# Else every Service of the namespace would be in the environment, which is our configuration.
enableServiceLinks: false
securityContext:
  {{- include "service.podSecurityContext" . | nindent 2 }}
{{- with .values.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- end }}

{{/* Without a registry nodes have the images, and must not ask Docker Hub, where the name may be anybody's. */}}
{{- define "service.image-and-policy" -}}
image: {{ include "service.image" . | quote }}
imagePullPolicy: {{ ternary .values.image.pullPolicy "Never" (ne .values.image.registry "") }}
{{- end }}

{{/* Whose tokens are accepted. */}}
{{- define "service.identityEnv" -}}
- name: GOLDENTHREAD_IDENTITY_ISSUER
  value: {{ .values.identity.issuer | quote }}
- name: GOLDENTHREAD_IDENTITY_JWKS_URI
  value: {{ .values.identity.jwksUri | quote }}
- name: GOLDENTHREAD_IDENTITY_AUDIENCE
  value: {{ .values.identity.audience | quote }}
{{- end }}

{{/* The environment that every program has: who may call, how it ends, and where what it does is told. */}}
{{- define "service.env" -}}
{{ include "service.identityEnv" . }}
{{- include "service.tlsEnv" . }}
- name: GOLDENTHREAD_SHUTDOWN_DRAIN
  value: {{ printf "PT%dS" (int .values.shutdown.drainSeconds) | quote }}
{{- $telemetry := .values.telemetry }}
{{- if $telemetry.otlpEndpoint }}
- name: OTEL_EXPORTER_OTLP_ENDPOINT
  value: {{ $telemetry.otlpEndpoint | quote }}
- name: OTEL_EXPORTER_OTLP_PROTOCOL
  value: {{ $telemetry.protocol | quote }}
- name: OTEL_TRACES_EXPORTER
  value: otlp
- name: OTEL_METRICS_EXPORTER
  value: otlp
- name: OTEL_TRACES_SAMPLER
  value: parentbased_traceidratio
- name: OTEL_TRACES_SAMPLER_ARG
  value: {{ $telemetry.samplingRatio | quote }}
- name: OTEL_RESOURCE_ATTRIBUTES
  value: {{ printf "service.namespace=%s" .root.Release.Namespace | quote }}
{{- else }}
- name: OTEL_TRACES_EXPORTER
  value: none
- name: OTEL_METRICS_EXPORTER
  value: none
{{- end }}
{{- end }}

{{/* A probe of the program's own health. It never asks the database: a database that restarts must not restart its services too.
The gateway has started before it knows which directorates there are, and is ready when it does: until then it must not be restarted.
No probe speaks gRPC over TLS. */}}
{{- define "service.probe" -}}
{{- $gateway := eq .program "gateway" -}}
{{- if or $gateway (include "service.tlsSecret" .) }}
httpGet:
  path: /health/{{ ternary "readiness" "liveness" (eq .probe "readiness") }}
  port: {{ ternary "http" "metrics" $gateway }}
{{- else }}
grpc:
  port: 50051
{{- end }}
{{- with index .values.probes .probe }}
periodSeconds: {{ .periodSeconds }}
timeoutSeconds: {{ .timeoutSeconds }}
failureThreshold: {{ .failureThreshold }}
{{- end }}
{{- end }}

{{/* Pods of one program apart from each other; an entry that selects for itself is left as it is. */}}
{{- define "service.spread" -}}
{{- range .values.topologySpreadConstraints }}
- {{ toYaml (omit . "labelSelector" "matchLabelKeys") | nindent 2 | trim }}
  {{- if .labelSelector }}
  labelSelector:
    {{- toYaml .labelSelector | nindent 4 }}
  {{- with .matchLabelKeys }}
  matchLabelKeys:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- else }}
  labelSelector:
    matchLabels:
      {{- include "service.selector" $ | nindent 6 }}
  matchLabelKeys: {{ toJson (.matchLabelKeys | default (list "pod-template-hash")) }}
  {{- end }}
{{- end }}
{{- end }}
