import type { ExportPlan } from './export-plan.ts'

/** What to do with the folder, from the secret to the verdict. */
export function exportReadme({ plan, calls, deployment }: ExportPlan): string {
  const { name, namespace, parallelism, secret, baseUrl } = deployment
  const keys = [...new Set(calls.map(({ connection }) => connection))]
  const literals = keys.map((key) => `--from-file=${key}=./${key}.token`).join(' ')
  return `# ${name}: load by k6

${parallelism} runners ask ${baseUrl} together for what \`plan.json\` says (plan "${plan.name}"). The cluster needs the k6-operator.

\`\`\`sh
kubectl -n ${namespace} create secret generic ${secret} ${literals}   # once; the files hold the tokens
kubectl apply -k .
kubectl -n ${namespace} wait --for=jsonpath='{.status.stage}'=finished --timeout=24h testrun/${name}
for pod in $(kubectl -n ${namespace} get pods -l k6_cr=${name},runner=true -o name); do
  kubectl -n ${namespace} logs "$pod" > "runner-$(basename "$pod").ndjson"
done
assay load merge --plan plan.json runner-*.ndjson
kubectl delete -k .                                    # before it is run again
\`\`\`

- "finished" does not say that every runner ended well, and k6 judges thresholds for each runner alone. The verdict is that of
  \`assay load merge\`, which adds up the samples of all of them.
- k6 counts latency from when a call begins. What finds no free VU is dropped and counted.
- k6 starts calls at equal distances, also where the plan has them come as independent callers do.
- Logs of a long run may be rotated away by the cluster. Where that is so, mount a volume under \`spec.runner\` and write
  \`--out json=<file>\` to it.
`
}
