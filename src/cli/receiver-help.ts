/** What `assay certify --help` teaches about receivers. */
export const RECEIVER_HELP = `
A receiver of webhooks is certified by what it does with deliveries, right and wrong ones:
  assay certify --receiver http://127.0.0.1:3000/hook --recipe github --secret env:HOOK_SECRET --quick
  assay certify --receiver … --recipe stripe --secret env:NEW --secret env:OLD --retired env:OLDEST
  assay certify --receiver … --recipe github --secret env:S --count-url http://127.0.0.1:3000/count
  assay certify --receiver … --recipe github --secret env:S --count-log app.log --count-pattern 'stored event'
  assay certify --receiver … --restart-command 'systemctl restart hooks' --state-url 'http://127.0.0.1:3000/things/{{entity}}' \\
      --event update.json --foreign env:OTHER
A count is the second witness: without it, it is not seen whether a rejected event was processed all the same,
or a repeated one twice. An event of your own stands in a file, with {{id}} where its id stands.
`
