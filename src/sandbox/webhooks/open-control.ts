import type { Engine } from '../engine.ts'
import type { WebhookControl } from './control.ts'
import { bringAbout } from './record-events.ts'
import type { WebhookSender } from './sender.ts'

export function webhookControl(engine: Engine, sender: WebhookSender): WebhookControl {
  const { clock } = engine
  return {
    reach: (network) => sender.reach(network),
    register: (url, connection) => sender.register(url, connection),
    rotate: (endpoint) => sender.rotate(endpoint),
    trigger: (cause, connection) => sender.tell({ cause, connection }),
    occur: (type, connection) => bringAbout(engine, type, connection),
    redeliver: (delivery) => sender.redeliver(delivery),
    log: (endpoint) => sender.log(endpoint),
    pass: (ms) => clock.pass(ms),
    wait: (ms) => new Promise((resolve) => void clock.at(clock.now() + ms, resolve)),
  }
}
