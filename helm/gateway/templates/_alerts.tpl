{{/* What the council's people see of it: requests that fail or are slow. */}}
{{- define "gateway.alerts" -}}
{{- $limits := .values.prometheusRule.thresholds }}
{{- $series := include "service.ofJobs" . }}
{{- $share := "{{ $value | humanizePercentage }}" }}
{{ include "service.alert" (dict "of" . "alert" "GoldenThreadErrors" "for" "10m" "severity" "critical"
  "expr" (printf "sum by (namespace, job) (rate(goldenthread_requests_seconds_count{%s,status=~\"5..\"}[5m])) / sum by (namespace, job) (rate(goldenthread_requests_seconds_count{%s}[5m])) > %v" $series $series $limits.errorRatio)
  "summary" "Requests fail at the gateway"
  "description" (printf "%s of the requests end with a status of 500 or more; goldenthread_failures_total says for which reasons. INSTANCE_UNAVAILABLE: a directorate's services are not reached." $share)) }}
{{ include "service.alert" (dict "of" . "alert" "GoldenThreadSlow" "for" "10m" "severity" "warning"
  "expr" (printf "histogram_quantile(0.95, sum by (namespace, job, le) (rate(goldenthread_requests_seconds_bucket{%s}[5m]))) > %v" $series $limits.latencySeconds)
  "summary" "Requests are slow at the gateway"
  "description" "One request in twenty takes longer than {{ $value | humanizeDuration }}. The dashboard says on which route.") }}
{{- end }}
