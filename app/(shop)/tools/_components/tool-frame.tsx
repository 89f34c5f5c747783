import type { ReactNode } from 'react'
import { PageTitle } from '@/components/layout/page-title'
import { pathIn } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { TOOLS, type Tool, toolWords } from '../tools'
import { ToolData } from './tool-data'

type ToolFrameProps = { language: Language; tool: Tool; lead: string; children: ReactNode }

/** A tool with its title, followed by links to the other tools. */
export function ToolFrame({ language, tool, lead, children }: ToolFrameProps) {
  const words = wordsOf(language, 'tools')
  return (
    <div className="pt-8">
      <p className="mb-4 text-sm">
        <a href={pathIn(language, '/tools')}>{words('all')}</a>
      </p>
      <PageTitle lead={lead}>{toolWords(tool, language).title}</PageTitle>
      {children}
      <nav aria-labelledby="other-tools" className="mt-14 border-t border-line pt-8">
        <h2 id="other-tools">{words('others')}</h2>
        <ul className="mt-3 grid gap-x-8 sm:grid-cols-2 lg:grid-cols-3">
          {Object.values(TOOLS)
            .filter(({ path }) => path !== tool.path)
            .map((other) => (
              <li key={other.path} className="py-2">
                <a href={pathIn(language, other.path)}>{toolWords(other, language).title}</a>
                <span className="block text-sm text-ink-3">{toolWords(other, language).ask}</span>
              </li>
            ))}
        </ul>
      </nav>
      <ToolData tool={tool} language={language} />
    </div>
  )
}
