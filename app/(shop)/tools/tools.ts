import type { Metadata } from 'next'

/** One public tool: its address below /tools, and the words for its page, the list of tools and search engines. */
export type Tool = { path: string; title: string; description: string; ask: string }

/** Every public tool, in the order of the list. */
export const TOOLS = {
  csr: {
    path: '/tools/csr-decoder',
    title: 'CSR decoder',
    description: 'Read a certificate request (CSR): its names, organisation, key and signature, and what an authority would refuse.',
    ask: 'What does my request say?',
  },
  certificate: {
    path: '/tools/certificate-decoder',
    title: 'Certificate decoder',
    description: 'Read an SSL/TLS certificate from PEM, DER or PKCS #7: its names, dates, issuer, key and fingerprints.',
    ask: 'What is in this certificate?',
  },
  chain: {
    path: '/tools/chain-checker',
    title: 'Chain builder and checker',
    description: 'Put your certificate and its intermediates in the right order, see what is missing, and copy the full chain.',
    ask: 'Is my chain complete and in order?',
  },
  matcher: {
    path: '/tools/key-matcher',
    title: 'Key, CSR and certificate matcher',
    description: 'See whether a private key, a request (CSR) and a certificate belong together. The key stays in your browser.',
    ask: 'Does this key belong to this certificate?',
  },
  lifetimes: {
    path: '/tools/file-lifetimes',
    title: 'Certificate lifetime calculator',
    description: 'How long may a certificate be valid? See the limits by date (200, 100 and 47 days), and how many files a term needs.',
    ask: 'How often will I install a new file?',
  },
  dns: {
    path: '/tools/dns-check',
    title: 'CAA and DNS check',
    description: 'See whether DNS lets an authority issue a certificate for your name: its domain, CAA records, DNSSEC and mail.',
    ask: 'May an authority issue for my name?',
  },
  site: {
    path: '/tools/site-check',
    title: 'Why is my site not secure?',
    description: 'See which certificate your site sends, and what browsers dislike about it.',
    ask: 'What is wrong with my site?',
  },
} as const satisfies Record<string, Tool>

/** Returns a tool's metadata. `isRefused` puts "Error" into the title, which screen readers read first. */
export function toolMetadata({ path, title, description }: Tool, { isRefused = false } = {}): Metadata {
  return { title: isRefused ? `Error: ${title}` : title, description, alternates: { canonical: path } }
}
