import { staleText } from '../audit-log/stale-text'
import { MAX_ENDPOINTS } from './endpoints/list-endpoints'
import type { SaveEndpointRefusal } from './endpoints/save-endpoint'
import type { SendAgainRefusal } from './sending/send-again'

const LABELS = { url: 'Address', description: 'What it is for', kinds: 'Events', isOn: 'Switched on' }

/** Returns the sentence for a refusal to save an endpoint. */
export function endpointMessage(refusal: SaveEndpointRefusal, { url }: { url: string }): string {
  const typed = `“${url.slice(0, 100)}”`
  switch (refusal.code) {
    case 'not-an-address':
      return `${typed} is not a complete web address. Enter one such as https://hooks.your-domain.com/keelmark.`
    case 'not-https':
      return `${typed} does not begin with https://. Events are sent encrypted only.`
    case 'has-login':
      return `${typed} holds a login. Leave it out: the receiver knows us by the signature.`
    case 'private-address':
      return `${typed} leads to a private network. Enter an address that is reachable from the internet.`
    case 'no-kinds':
      return 'No event is chosen. Tick at least one, or delete the endpoint.'
    case 'too-many':
      return `The shop has ${MAX_ENDPOINTS} endpoints, the most it can have. Delete one first.`
    case 'not-found':
      return 'This endpoint does not exist any more. Nothing was changed.'
    case 'changed-since':
      return staleText(refusal, LABELS)
  }
}

/** Returns the sentence for a refusal to send something to an endpoint. */
export function sendMessage({ code }: SendAgainRefusal): string {
  switch (code) {
    case 'not-found':
      return 'This does not exist any more. Nothing was sent.'
    case 'endpoint-off':
      return 'The endpoint is switched off. Switch it on and save it, then send again.'
    case 'still-waiting':
      return 'It is still waiting to be sent. The shop will try again automatically.'
    case 'none-failed':
      return 'No delivery since that day has failed.'
  }
}
