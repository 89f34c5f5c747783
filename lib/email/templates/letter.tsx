import type { ReactNode } from 'react'
import { Body, Container, Head, Heading, Hr, Html, Preview, Text } from 'react-email'
import { wordsOf } from '../../languages/text'
import { directionOf } from '../../languages/types'
import type { Surroundings } from './types'

const INK = '#14201D'
const QUIET = '#5F6E69'
export const PEACOCK = '#0B5B66'
const SANS = "-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"
const MONO = "ui-monospace, 'SF Mono', Menlo, Consolas, monospace"

export const paragraph = { color: INK, fontSize: '16px', lineHeight: '24px', margin: '0 0 16px' }
export const hint = { color: QUIET, fontSize: '14px', lineHeight: '20px', margin: '0 0 12px' }
export const command = {
  backgroundColor: '#ECF1EE',
  color: INK,
  fontFamily: MONO,
  fontSize: '13px',
  lineHeight: '20px',
  margin: '0 0 16px',
  padding: '8px 12px',
  whiteSpace: 'pre-wrap' as const,
}
export const digits = { color: INK, fontFamily: MONO, fontSize: '28px', letterSpacing: '0.2em', lineHeight: '36px', margin: '0 0 16px' }

/** Keeps right-to-left words from reordering those around them. */
export const bdi = (words: ReactNode) => <bdi>{words}</bdi>

type Props = {
  /** The preview text that inboxes show beside the subject. */
  preview: string
  heading: ReactNode
  children: ReactNode
  /** True for alerts to staff, because replies to them are not read. */
  isForStaff: boolean
  surroundings: Surroundings
}

/** The layout of every email: one column, one purpose, one button, no external resources. */
export function Letter({ preview, heading, children, isForStaff, surroundings: { language, appUrl, shopName, ...contact } }: Props) {
  const say = wordsOf(language, 'mailSays')
  const [email, phone] = [contact.supportEmail ?? '', contact.supportPhone ?? '']
  const by = email && phone ? 'both' : email ? 'email' : phone ? 'phone' : 'none'
  return (
    <Html lang={language} dir={directionOf(language)}>
      <Head>
        <meta name="color-scheme" content="light dark" />
      </Head>
      <Preview>{preview}</Preview>
      <Body style={{ backgroundColor: '#F6F8F6', fontFamily: SANS, margin: 0, padding: '24px 12px' }}>
        <Container
          style={{ backgroundColor: '#FFFFFF', border: `1px solid ${INK}`, margin: '0 auto', maxWidth: '600px', padding: '28px 32px 20px' }}
        >
          <Text style={{ color: INK, fontSize: '17px', fontWeight: 600, margin: '0 0 24px' }}>{shopName}</Text>
          <Heading as="h1" style={{ color: INK, fontSize: '24px', fontWeight: 500, lineHeight: '30px', margin: '0 0 16px' }}>
            {heading}
          </Heading>
          {children}
          <Hr style={{ borderColor: '#C9D3CE', margin: '24px 0 12px' }} />
          <Text style={{ ...hint, margin: 0 }}>
            {say('sentBy', { shop: shopName, host: new URL(appUrl).host })}
            {!isForStaff && ` ${say('questions', { contact: by, email, phone })}`}
          </Text>
        </Container>
      </Body>
    </Html>
  )
}
