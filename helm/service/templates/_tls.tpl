{{/* How pods prove to each other who they are. Nothing of it is rendered where no certificate is given. */}}

{{/* The Secret with the certificate; empty where pods speak in plain text. */}}
{{- define "service.tlsSecret" -}}
{{- $tls := .values.tls -}}
{{- if $tls.issuerRef.name }}{{ .root.Release.Name }}-tls{{ else }}{{ $tls.existingSecret }}{{ end -}}
{{- end }}

{{- define "service.tlsEnv" -}}
{{- if include "service.tlsSecret" . }}
- name: GOLDENTHREAD_TLS_CERTIFICATE
  value: /etc/goldenthread/tls/tls.crt
- name: GOLDENTHREAD_TLS_KEY
  value: /etc/goldenthread/tls/tls.key
- name: GOLDENTHREAD_TLS_TRUSTED
  value: /etc/goldenthread/tls/{{ ternary "trusted.crt" "ca.crt" (ne .values.tls.caConfigMap "") }}
{{- with .values.tls.callers }}
- name: GOLDENTHREAD_TLS_CALLERS
  value: {{ join "," . | quote }}
{{- end }}
{{- end }}
{{- end }}

{{/* A whole folder, so that what is renewed reaches a pod that runs: a single file mounted by subPath never changes. */}}
{{- define "service.tlsVolume" -}}
{{- with (include "service.tlsSecret" .) }}
- name: tls
  projected:
    defaultMode: 0444
    sources:
      - secret:
          name: {{ . }}
      {{- with $.values.tls.caConfigMap }}
      - configMap:
          name: {{ . }}
          items: [{key: {{ $.values.tls.caKey | quote }}, path: trusted.crt}]
      {{- end }}
{{- end }}
{{- end }}

{{- define "service.tlsMount" -}}
{{- if include "service.tlsSecret" . }}
- name: tls
  mountPath: /etc/goldenthread/tls
  readOnly: true
{{- end }}
{{- end }}

{{/* One certificate for all pods of the release; takes what a program takes, and the hosts by which they are called. */}}
{{- define "service.certificate" -}}
{{- $tls := .values.tls -}}
{{- if $tls.issuerRef.name }}
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata:
  name: {{ .root.Release.Name }}-tls
  namespace: {{ .root.Release.Namespace }}
  labels:
    app.kubernetes.io/instance: {{ .root.Release.Name }}
    {{- include "service.commonLabels" . | nindent 4 }}
spec:
  secretName: {{ .root.Release.Name }}-tls
  duration: {{ $tls.duration }}
  renewBefore: {{ $tls.renewBefore }}
  privateKey:
    algorithm: RSA
    size: 2048
    # The only form that the programs read.
    encoding: PKCS8
    rotationPolicy: Always
  # A program calls and is called with the same certificate.
  usages: [digital signature, key encipherment, client auth, server auth]
  dnsNames:
    {{- range .hosts }}
    - {{ . }}
    - {{ . }}.{{ $.root.Release.Namespace }}.svc
    {{- end }}
    {{- range $tls.dnsNames }}
    - {{ . | quote }}
    {{- end }}
  issuerRef:
    name: {{ $tls.issuerRef.name }}
    kind: {{ $tls.issuerRef.kind }}
    group: {{ $tls.issuerRef.group }}
{{- end }}
{{- end }}

{{/* What does not fit each other in `tls`, as a JSON list of sentences. */}}
{{- define "service.tlsFaults" -}}
{{- $tls := .Values.tls -}}
{{- $faults := list -}}
{{- if and $tls.existingSecret $tls.issuerRef.name }}{{ $faults = append $faults "tls: either existingSecret or issuerRef.name, not both: one holds a certificate, the other has one made" }}{{ end -}}
{{- if and $tls.caConfigMap (not $tls.existingSecret) (not $tls.issuerRef.name) }}{{ $faults = append $faults "tls.caConfigMap: needs a certificate as well, by existingSecret or issuerRef.name" }}{{ end -}}
{{- if and $tls.callers (not $tls.existingSecret) (not $tls.issuerRef.name) }}{{ $faults = append $faults "tls.callers: needs a certificate as well, by existingSecret or issuerRef.name" }}{{ end -}}
{{- toJson $faults -}}
{{- end }}
