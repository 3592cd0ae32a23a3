{{/* One service's dict, as the library takes it; takes root and program. What `services.<name>` says goes over what is said for all. */}}
{{- define "directorate.program" -}}
{{- $root := .root -}}
{{- $shared := omit $root.Values "services" "library" "global" -}}
{{- $values := mergeOverwrite (deepCopy $shared) (deepCopy (index $root.Values.services .program)) -}}
{{- toJson (dict "program" .program "name" (printf "%s-%s" $root.Release.Name .program) "values" $values "directorate" $root.Values.directorate.code) -}}
{{- end }}

{{- define "directorate.services" -}}
{{ toJson (list "plan" "indicator" "risk" "continuity") }}
{{- end }}

{{/* The name of each service's objects: {plan: els-plan, …} */}}
{{- define "directorate.names" -}}
{{- $names := dict -}}
{{- range $program := include "directorate.services" . | fromJsonArray }}{{ $_ := set $names $program (printf "%s-%s" $.Release.Name $program) }}{{ end -}}
{{- toJson $names -}}
{{- end }}

{{/* The whole release is refused at once, in words, where something that it cannot do without is missing. */}}
{{- define "directorate.requireComplete" -}}
{{- $v := .Values -}}
{{- $missing := include "service.nameFaults" $ | fromJsonArray -}}
{{- if not $v.directorate.code }}{{ $missing = append $missing "directorate.code: the directorate's code, such as els" }}{{ end -}}
{{- if not $v.database.host }}{{ $missing = append $missing "database.host: the PostgreSQL server" }}{{ end -}}
{{- if not $v.database.name }}{{ $missing = append $missing "database.name: the directorate's database" }}{{ end -}}
{{- if not $v.database.existingSecret }}{{ $missing = append $missing "database.existingSecret: the Secret with the roles' passwords" }}{{ end -}}
{{- if not $v.identity.issuer }}{{ $missing = append $missing "identity.issuer: whose tokens are accepted" }}{{ end -}}
{{- if not $v.identity.jwksUri }}{{ $missing = append $missing "identity.jwksUri: where the issuer publishes its keys" }}{{ end -}}
{{- if and $v.database.tls.caSecret $v.database.tls.caConfigMap }}{{ $missing = append $missing "database.tls: either caSecret or caConfigMap, not both" }}{{ end -}}
{{- $missing = concat $missing (include "service.tlsFaults" $ | fromJsonArray) -}}
{{- if and $v.directorate.requireGrant $v.directorate.code -}}
{{- /* Nothing is found where there is no cluster to ask: `helm template`, `helm lint`. */ -}}
{{- with lookup "v1" "Namespace" "" .Release.Namespace -}}
{{- $granted := dig "metadata" "labels" "goldenthread.org/directorate" "" . -}}
{{- if ne $granted $v.directorate.code -}}
{{- $missing = append $missing (printf "directorate.code: the namespace %s is granted %s, not %q; IT operations grant it with: kubectl label namespace %s goldenthread.org/directorate=%s" $.Release.Namespace ($granted | default "to nobody" | quote) $v.directorate.code $.Release.Namespace $v.directorate.code) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- include "service.refuse" (dict "missing" $missing) -}}
{{- end }}

{{- define "directorate.role" -}}
{{ .root.Values.database.rolePrefix }}{{ .program }}
{{- end }}

{{/* What the driver is told beside the address; each with & before it. */}}
{{- define "directorate.databaseParameters" -}}
{{- $tls := .Values.database.tls -}}
&sslmode={{ $tls.mode }}
{{- if or $tls.caSecret $tls.caConfigMap -}}
&sslrootcert=/etc/goldenthread/database-ca/{{ $tls.caKey }}
{{- else if hasPrefix "verify" $tls.mode -}}
&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory
{{- end -}}
{{- end }}

{{/* The database as the lesser role. */}}
{{- define "directorate.databaseEnv" -}}
{{- $db := .root.Values.database -}}
- name: GOLDENTHREAD_DIRECTORATE
  value: {{ .directorate | quote }}
- name: GOLDENTHREAD_DATABASE_URL
  value: {{ printf "jdbc:postgresql://%s:%d/%s" $db.host (int $db.port) $db.name | quote }}
- name: GOLDENTHREAD_DATABASE_PARAMETERS
  value: {{ include "directorate.databaseParameters" .root | quote }}
- name: GOLDENTHREAD_DATABASE_CONNECTIONS
  value: {{ .values.database.connections | quote }}
- name: GOLDENTHREAD_DATABASE_USERNAME
  value: {{ include "directorate.role" . }}
- name: GOLDENTHREAD_DATABASE_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ $db.existingSecret }}
      key: {{ .program }}
{{- end }}

{{/* … and as the owner, for the migration only. */}}
{{- define "directorate.ownerEnv" -}}
{{- $db := .root.Values.database -}}
- name: GOLDENTHREAD_DATABASE_OWNER_USERNAME
  value: {{ include "directorate.role" . }}_owner
- name: GOLDENTHREAD_DATABASE_OWNER_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ $db.owner.existingSecret | default $db.existingSecret }}
      key: {{ ternary .program (printf "%s-owner" .program) (ne $db.owner.existingSecret "") }}
{{- end }}

{{/* What a service has that its migration has not. */}}
{{- define "directorate.serviceEnv" -}}
- name: GOLDENTHREAD_CALL_CONNECTION_AGE
  value: {{ printf "PT%dS" (int .values.connectionAgeSeconds) | quote }}
{{- if ne .program "plan" }}
- name: GOLDENTHREAD_PLAN_TARGET
  value: {{ printf "dns:///%s-plan:50051" .root.Release.Name | quote }}
{{- end }}
{{- if eq .program "plan" }}
- name: GOLDENTHREAD_IMPORT_UNFINISHED_AFTER
  value: {{ printf "PT%dM" (int .values.imports.unfinishedAfterMinutes) | quote }}
{{- end }}
{{- if eq .program "indicator" }}
- name: GOLDENTHREAD_RETURNS_OVERDUE_AFTER_DAYS
  value: {{ .values.returns.overdueAfterDays | quote }}
{{- end }}
{{- if .root.Values.identity.claims }}
- name: MICRONAUT_CONFIG_FILES
  value: /etc/goldenthread/configuration/claims.yml
{{- end }}
{{- end }}

{{/* What the checklist cannot know: what all pods of the instance hold while they are replaced, one more than there are of each service. */}}
{{- define "directorate.checklistEnv" -}}
{{- $connections := 0 -}}
{{- range $program := include "directorate.services" . | fromJsonArray -}}
{{- $values := (include "directorate.program" (dict "root" $.root "program" $program) | fromJson).values -}}
{{- $pods := ternary $values.autoscaling.maxReplicas $values.replicaCount $values.autoscaling.enabled -}}
{{- $connections = add $connections (mul (add $pods 1) $values.database.connections) -}}
{{- end -}}
- name: GOLDENTHREAD_CHECKLIST_CONNECTIONS
  value: {{ $connections | quote }}
{{- end }}

{{- define "directorate.caVolume" -}}
{{- $tls := .root.Values.database.tls -}}
{{- if or $tls.caSecret $tls.caConfigMap }}
- name: database-ca
  {{- if $tls.caSecret }}
  secret:
    secretName: {{ $tls.caSecret }}
    defaultMode: 0444
    items: [{key: {{ $tls.caKey | quote }}, path: {{ $tls.caKey | quote }}}]
  {{- else }}
  configMap:
    name: {{ $tls.caConfigMap }}
    items: [{key: {{ $tls.caKey | quote }}, path: {{ $tls.caKey | quote }}}]
  {{- end }}
{{- end }}
{{- end }}

{{- define "directorate.caMount" -}}
{{- $tls := .root.Values.database.tls -}}
{{- if or $tls.caSecret $tls.caConfigMap }}
- name: database-ca
  mountPath: /etc/goldenthread/database-ca
  readOnly: true
{{- end }}
{{- end }}

{{/* A service's files, for itself and for its checklist: the database's authority and the claims. */}}
{{- define "directorate.volumes" -}}
{{ include "directorate.caVolume" . }}
{{- if .root.Values.identity.claims }}
{{ include "service.configurationVolume" (printf "%s-configuration" .root.Release.Name) }}
{{- end }}
{{- end }}

{{- define "directorate.mounts" -}}
{{ include "directorate.caMount" . }}
{{- if .root.Values.identity.claims }}
{{ include "service.configurationMount" . }}
{{- end }}
{{- end }}

{{/* The parts of the first data that say something. */}}
{{- define "directorate.firstData" -}}
{{- $file := dict -}}
{{- range $part, $content := .Values.firstData }}{{ if $content }}{{ $_ := set $file $part $content }}{{ end }}{{ end -}}
{{- toJson $file -}}
{{- end }}

{{- define "directorate.firstDataVolume" -}}
- name: first-data
  configMap:
    name: {{ .Release.Name }}-first-data
{{- end }}

{{- define "directorate.firstDataMount" -}}
- name: first-data
  mountPath: /etc/goldenthread/first-data
  readOnly: true
{{- end }}
