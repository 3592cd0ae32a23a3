{{/*
Every template here takes one program as a dict:
  root       the chart's own context ($)
  program    what it is: plan, indicator, risk, continuity, gateway
  name       the name of its objects: els-plan
  values     what shapes it: image, resources, probes…
  directorate  the code that it serves; absent for the gateway
*/}}

{{/* What a Deployment, a Service, a budget select by: name and instance, which never change. */}}
{{- define "service.selector" -}}
app.kubernetes.io/name: {{ .program }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end }}

{{/* What every object of a program carries. */}}
{{- define "service.labels" -}}
{{ include "service.selector" . }}
{{ include "service.commonLabels" . }}
{{- end }}

{{/* What every object of a release carries; takes root and, where there is one, directorate. */}}
{{- define "service.commonLabels" -}}
app.kubernetes.io/part-of: golden-thread
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
{{- with .directorate }}
goldenthread.org/directorate: {{ . }}
{{- end }}
{{- end }}

{{/* registry/repository:tag@digest, of what there is. */}}
{{- define "service.image" -}}
{{- $image := .values.image -}}
{{- with $image.registry }}{{ . }}/{{ end -}}
{{ $image.repository }}:{{ $image.tag | default .root.Chart.AppVersion }}
{{- with $image.digest }}@{{ . }}{{ end -}}
{{- end }}

{{- define "service.serviceAccountName" -}}
{{- $account := .values.serviceAccount -}}
{{- if $account.create }}{{ $account.name | default .root.Release.Name }}{{ else }}{{ $account.name | default "default" }}{{ end -}}
{{- end }}

{{/* The port of a URL: the one it names, else that of its scheme. */}}
{{- define "service.portOfUrl" -}}
{{- $url := urlParse . -}}
{{- $named := regexFind ":[0-9]+$" $url.host | trimPrefix ":" -}}
{{- $named | default (ternary "80" "443" (eq $url.scheme "http")) -}}
{{- end }}

{{/* What is amiss with the release's name, as a JSON list of sentences. Helm takes longer ones, and dots. */}}
{{- define "service.nameFaults" -}}
{{- $faults := list -}}
{{- if not (regexMatch "^[a-z]([a-z0-9-]{0,40}[a-z0-9])?$" .Release.Name) }}{{ $faults = append $faults (printf "the release's name, %s: at most 42 small letters, digits and hyphens, a letter first and no hyphen last, for objects are named by it whose names have 63" .Release.Name) }}{{ end -}}
{{- toJson $faults -}}
{{- end }}

{{/* Stops with every sentence of `missing` at once. */}}
{{- define "service.refuse" -}}
{{- if .missing }}
{{- fail (printf "\n\nThis release cannot be installed yet:\n  - %s\n" (join "\n  - " .missing)) }}
{{- end }}
{{- end }}
