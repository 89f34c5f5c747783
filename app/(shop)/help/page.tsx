import type { Metadata } from 'next'
import { connection } from 'next/server'
import { shopLook } from '@/app/_components/shop-look'
import { supportAddress } from '@/app/_components/support-address'
import { PageTitle } from '@/components/layout/page-title'

export const metadata: Metadata = { title: 'Help and contact', description: 'How to reach us, and what to write.' }

/** Contact details. Our mail address is read on each request, because the build does not know it. */
export default async function HelpPage() {
  await connection()
  const { supportPhone } = await shopLook()
  const address = await supportAddress()
  return (
    <div className="pt-10">
      <PageTitle lead="A person reads what you write.">Help and contact</PageTitle>
      <div className="prose max-w-measure">
        <p>
          Write to{' '}
          <a href={`mailto:${address}`} className="wrap-anywhere">
            {address}
          </a>
          {supportPhone && <>, call {supportPhone}</>}, or reply to any message we sent you.
        </p>
        <ul>
          <li>About an order: its number, such as 10482. It is in every message and in your account.</li>
          <li>About an address: its name, such as shop.example.com.</li>
          <li>Never your private key. We don’t need it, and neither does the authority.</li>
        </ul>
        <h2 id="next-file">The next file of a certificate</h2>
        <p>
          A certificate file is valid for less time than you paid for. Before it expires, open the certificate’s page in your account,
          choose “Replace this certificate” and send a new request (CSR). It’s free within the term you paid for. It isn’t sent
          automatically: the date is on the certificate’s page and in the email that came with the file.
        </p>
        <h2>What you can do yourself</h2>
        <ul>
          <li>
            <a href="/find">Find the certificate for your address</a>
          </li>
          <li>
            <a href="/tools/site-check">See why a browser calls your site not secure</a>
          </li>
          <li>
            <a href="/tools/dns-check">Check whether DNS lets an authority issue for your name (CAA, DNSSEC, mail)</a>
          </li>
          <li>
            <a href="/tools">Decode a request or a certificate, match a key, or check a chain</a>
          </li>
          <li>
            <a href="/sign-in">Sign in with a code by email</a>, to continue a set-up, look at an order or download files. No password is
            needed.
          </li>
        </ul>
      </div>
    </div>
  )
}
