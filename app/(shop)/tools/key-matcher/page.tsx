import { connection } from 'next/server'
import { Alert } from '@/components/ui/alert'
import { EnglishTool } from '../_components/english-tool'
import { TOOLS, toolMetadata } from '../tools'
import { Matcher } from './_components/matcher'

const TOOL = TOOLS.matcher

export const metadata = toolMetadata(TOOL)

/** Compares public keys in the browser. Its policy has a nonce, because the worker that reads keys needs one. */
export default async function KeyMatcherPage() {
  await connection()
  return (
    <EnglishTool
      tool={TOOL}
      lead="Paste or choose two or three of them. Your browser compares their public keys. Nothing is sent: the key does not leave this page."
    >
      <noscript>
        <Alert tone="warning" title="This tool needs JavaScript">
          <p>
            It reads your key in the browser, because a key must not be sent. With OpenSSL you can compare by hand: “openssl pkey -in my.key
            -pubout”, “openssl req -in my.csr -noout -pubkey” and “openssl x509 -in my.crt -noout -pubkey” print the same text if they
            belong together.
          </p>
        </Alert>
      </noscript>
      <Matcher />
    </EnglishTool>
  )
}
