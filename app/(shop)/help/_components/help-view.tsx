import type { ReactNode } from 'react'
import { PageTitle } from '@/components/layout/page-title'
import { pathIn } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'

const TOOLS = [
  { path: '/find', label: 'find' },
  { path: '/tools/site-check', label: 'site' },
  { path: '/tools/dns-check', label: 'dns' },
  { path: '/tools', label: 'decode' },
] as const

type HelpViewProps = { language: Language; address: string; phone: string | null }

/** How to reach us and what to write, without the surrounding layout. */
export function HelpView({ language, address, phone }: HelpViewProps) {
  const words = wordsOf(language, 'help')
  const mail = (text: ReactNode) => (
    <a href={`mailto:${address}`} className="wrap-anywhere">
      {text}
    </a>
  )
  const link = (text: ReactNode) => <a href={pathIn(language, '/sign-in')}>{text}</a>
  return (
    <div className="pt-10">
      <PageTitle lead={words('lead')}>{words('title')}</PageTitle>
      <div className="prose max-w-measure">
        <p>{phone ? words.rich('writeOrCall', { mail, address, phone }) : words.rich('write', { mail, address })}</p>
        <ul>
          <li>{words('order')}</li>
          <li>{words('address')}</li>
          <li>{words('key')}</li>
        </ul>
        <h2 id="next-file">{words('next')}</h2>
        <p>{words('nextText')}</p>
        <h2>{words('yourself')}</h2>
        <ul>
          {TOOLS.map(({ path, label }) => (
            <li key={path}>
              <a href={pathIn(language, path)}>{words(label)}</a>
            </li>
          ))}
          <li>{words.rich('signIn', { link })}</li>
        </ul>
      </div>
    </div>
  )
}
