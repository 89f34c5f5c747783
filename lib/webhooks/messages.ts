import { staleText } from '../audit-log/stale-text'
import { MAX_ENDPOINTS } from './endpoints/list-endpoints'
import type { SaveEndpointRefusal } from './endpoints/save-endpoint'
import type { SendAgainRefusal } from './sending/send-again'

const LABELS = { url: 'Address', description: 'What it is for', kinds: 'Events', isOn: 'Switched on' }

/** Returns the message for a refusal to save an endpoint. */
export function endpointMessage(refusal: SaveEndpointRefusal, { url }: { url: string }): string {
  const typed = `“${url.slice(0, 100)}”`
  switch (refusal.code) {
    case 'not-an-address':
      return `${typed} is not a complete web address. Enter one such as https://hooks.your-domain.com/keelmark.`
    case 'not-https':
      return `${typed} does not begin with https://. Events are only sent encrypted.`
    case 'has-login':
      return `${typed} contains a login. Leave it out: the receiver recognises us by the signature.`
    case 'private-address':
      return `${typed} points to a private network. Enter an address that is reachable from the internet.`
    case 'no-kinds':
      return 'No event is selected. Tick at least one, or delete the endpoint.'
    case 'too-many':
      return `The shop already has ${MAX_ENDPOINTS} endpoints, which is the maximum. Delete one first.`
    case 'not-found':
      return 'This endpoint no longer exists. Nothing was changed.'
    case 'changed-since':
      return staleText(refusal, LABELS)
  }
}

/** Returns the message for a refusal to send something to an endpoint. */
export function sendMessage({ code }: SendAgainRefusal): string {
  switch (code) {
    case 'not-found':
      return 'This no longer exists. Nothing was sent.'
    case 'endpoint-off':
      return 'The endpoint is switched off. Switch it on and save it, then send again.'
    case 'still-waiting':
      return 'It is still waiting to be sent. The shop will try again automatically.'
    case 'none-failed':
      return 'No delivery has failed since that day.'
  }
}
