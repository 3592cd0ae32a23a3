{{/*
A program's Deployment. Beside what _names.tpl says it takes
  env           more environment, as YAML
  volumes, volumeMounts   more of them, as YAML
  checksum      of what the program reads when it starts, so that a change of it is rolled out
  kubernetesToken   whether it asks the Kubernetes API
*/}}
{{- define "service.deployment" -}}
{{- $gateway := eq .program "gateway" -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .name }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "service.labels" . | nindent 4 }}
spec:
  {{- if not .values.autoscaling.enabled }}
  replicas: {{ .values.replicaCount }}
  {{- end }}
  revisionHistoryLimit: 5
  strategy:
    type: RollingUpdate
    rollingUpdate:
      # Never fewer than there were: the new pod is ready before an old one goes.
      maxUnavailable: 0
      maxSurge: 1
  selector:
    matchLabels:
      {{- include "service.selector" . | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "service.labels" . | nindent 8 }}
        {{- with .values.podLabels }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      annotations:
        goldenthread.org/configuration: {{ .checksum | quote }}
        {{- with .values.podAnnotations }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
    spec:
      {{- include "service.placement" . | nindent 6 }}
      serviceAccountName: {{ include "service.serviceAccountName" . }}
      # What a pod is given to end in: the wait, the longest call, and a little to close what is left.
      terminationGracePeriodSeconds: {{ add .values.shutdown.delaySeconds .values.shutdown.drainSeconds 10 }}
      {{- with .values.affinity }}
      affinity:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with (include "service.spread" .) }}
      topologySpreadConstraints:
        {{- . | trim | nindent 8 }}
      {{- end }}
      containers:
        - name: {{ .program }}
          {{- include "service.image-and-policy" . | nindent 10 }}
          securityContext:
            {{- include "service.containerSecurityContext" . | nindent 12 }}
          env:
            {{- include "service.env" . | nindent 12 }}
            {{- with .env }}
            {{- . | trim | nindent 12 }}
            {{- end }}
            {{- with .values.extraEnv }}
            {{- toYaml . | nindent 12 }}
            {{- end }}
          ports:
            {{- if $gateway }}
            - name: http
              containerPort: 8080
            - name: metrics
              containerPort: 8090
            {{- else }}
            - name: grpc
              containerPort: 50051
            - name: metrics
              containerPort: 8090
            {{- end }}
          {{- range $probe := list "startup" "readiness" "liveness" }}
          {{ $probe }}Probe:
            {{- include "service.probe" (merge (dict "probe" $probe) $) | trim | nindent 12 }}
          {{- end }}
          lifecycle:
            preStop:
              # Calls still come until everybody knows that this pod is going.
              sleep:
                seconds: {{ .values.shutdown.delaySeconds }}
          resources:
            {{- toYaml .values.resources | nindent 12 }}
          volumeMounts:
            - name: tmp
              mountPath: /tmp
            {{- with (include "service.tlsMount" .) }}
            {{- . | trim | nindent 12 }}
            {{- end }}
            {{- with .volumeMounts }}
            {{- . | trim | nindent 12 }}
            {{- end }}
      volumes:
        - name: tmp
          emptyDir:
            sizeLimit: {{ .values.tmp.sizeLimit }}
        {{- with (include "service.tlsVolume" .) }}
        {{- . | trim | nindent 8 }}
        {{- end }}
        {{- with .volumes }}
        {{- . | trim | nindent 8 }}
        {{- end }}
{{- end }}

{{/* Mounts and environment of a program's own configuration file; takes the ConfigMap's name. */}}
{{- define "service.configurationMount" -}}
- name: configuration
  mountPath: /etc/goldenthread/configuration
  readOnly: true
{{- end }}

{{- define "service.configurationVolume" -}}
- name: configuration
  configMap:
    name: {{ . }}
{{- end }}

{{/* The configuration that no environment variable can write: lists. */}}
{{- define "service.claims" -}}
{{- with .claims }}
goldenthread:
  identity:
    claims:
      {{- range . }}
      - claim: {{ .claim | quote }}
        value: {{ .value | quote }}
        grants: {{ toJson .grants }}
      {{- end }}
{{- end }}
{{- end }}

{{/* A pod of its own that ends: the migration and the test. Takes env, volumes and volumeMounts, args and a container's name, and containers that run before it, as YAML. */}}
{{- define "service.onePod" -}}
{{- include "service.placement" . }}
{{- with .serviceAccountName }}
serviceAccountName: {{ . }}
{{- end }}
restartPolicy: Never
{{- with .before }}
initContainers:
  {{- . | trim | nindent 2 }}
{{- end }}
containers:
  {{- include "service.oneContainer" . | nindent 2 }}
volumes:
  - name: tmp
    emptyDir:
      sizeLimit: {{ .values.tmp.sizeLimit }}
  {{- with .volumes }}
  {{- . | trim | nindent 2 }}
  {{- end }}
{{- end }}

{{/* A container of such a pod; the containers of one pod share /tmp. */}}
{{- define "service.oneContainer" -}}
- name: {{ .container }}
  {{- include "service.image-and-policy" . | nindent 2 }}
  args: {{ toJson .args }}
  securityContext:
    {{- include "service.containerSecurityContext" . | nindent 4 }}
  {{- with .env }}
  env:
    {{- . | trim | nindent 4 }}
  {{- end }}
  resources:
    {{- toYaml .resources | nindent 4 }}
  volumeMounts:
    - name: tmp
      mountPath: /tmp
    {{- with .volumeMounts }}
    {{- . | trim | nindent 4 }}
    {{- end }}
{{- end }}
