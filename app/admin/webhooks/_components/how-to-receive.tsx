import { Facts } from '@/components/ui/facts'
import { kindText, SHOP_EVENTS, type ShopEvent } from '@/lib/webhooks/kinds'

const EXAMPLE = `POST /keelmark HTTP/1.1
content-type: application/json
webhook-id: msg_01933c2e-7a52-7c11-9d1e-5d0c6c1a2b3f
webhook-timestamp: 1796036400
webhook-signature: v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=

{"type":"certificate.issued","timestamp":"2026-11-30T11:00:00.000Z","data":{"order":10005,
"certificate":"01933c2e-1b2c-7d3e-8f4a-5b6c7d8e9f01","enomCertificate":123456,
"product":"RapidSSL","state":"issued"}}`

/**
 * Explains what an endpoint receives, and how the receiving system verifies and acknowledges it. docs/webhooks.md contains the same
 * explanation.
 */
export function HowToReceive() {
  return (
    <section className="mt-12">
      <h2 className="mb-2 text-lg">What an endpoint receives</h2>
      <div className="prose max-w-measure">
        <p>
          Each message is a POST with a JSON body, signed as <a href="https://www.standardwebhooks.com">Standard Webhooks</a> describes, so
          the libraries listed there can check it. It names the order and the certificate, and holds nothing about people. Read the rest in
          the back office.
        </p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a horizontally scrollable element must be reachable by keyboard */}
      <pre dir="ltr" tabIndex={0} translate="no" className="mt-4 mb-6 overflow-x-auto border border-line bg-sunken px-3 py-2 text-sm">
        <code>{EXAMPLE}</code>
      </pre>
      <Facts items={Object.keys(SHOP_EVENTS).map((kind) => ({ term: kind, detail: kindText(kind as ShopEvent) }))} />
      <div className="prose mt-6 max-w-measure">
        <ul>
          <li>
            The signature is the base64 of HMAC-SHA256 over the id, the timestamp and the body, joined by full stops. The key is the part of
            the secret after <code>whsec_</code>, decoded from base64.
          </li>
          <li>
            Respond with any status from 200 to 299 within 15 seconds. Redirects are not followed. A 410 response switches the endpoint off
            immediately.
          </li>
          <li>
            After any other response, delivery is retried seven times over 28 hours. After five days of failures the endpoint is switched
            off.
          </li>
          <li>
            Messages can arrive twice or out of order. The same <code>webhook-id</code> is the same event: act on it once.
          </li>
          <li>
            Alerts have a type such as <code>alert.refund</code>, and data with a <code>subject</code> and the <code>url</code> of the page
            in the back office.
          </li>
        </ul>
      </div>
    </section>
  )
}
