import { pageList, StructuredData } from '@/app/_components/structured-data'
import { PageTitle } from '@/components/layout/page-title'
import { pathIn } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { TOOLS, toolWords } from '../tools'

/** The list of public tools, without the surrounding layout. */
export function ToolsView({ language }: { language: Language }) {
  const words = wordsOf(language, 'tools')
  const tools = Object.values(TOOLS).map((tool) => ({ ...tool, ...toolWords(tool, language) }))
  return (
    <div className="pt-10">
      <PageTitle lead={words('lead')}>{words('title')}</PageTitle>
      <ul className="border-t-2 border-ink">
        {tools.map(({ path, title, ask, description }) => (
          <li key={path} className="grid gap-x-12 border-b border-line py-4 md:grid-cols-[5fr_7fr]">
            <h2 className="text-lg">
              <a href={pathIn(language, path)}>{title}</a>
              <span className="block text-sm font-normal text-ink-3">{ask}</span>
            </h2>
            <p className="mt-1 max-w-measure text-ink-2">{description}</p>
          </li>
        ))}
      </ul>
      <StructuredData data={pageList(tools.map(({ title, path }) => ({ name: title, path: pathIn(language, path) })))} />
    </div>
  )
}
