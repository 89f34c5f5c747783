import type { Metadata } from 'next'
import { FlowFrame } from '@/app/_components/flow-frame'
import { pathIn } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import { stepLabel } from '@/lib/people/text'
import { HelperView } from './_components/helper-view'
import { readHelperPage } from './read-helper-page'

export async function generateMetadata(): Promise<Metadata> {
  const { task, language } = await readHelperPage()
  return { title: task ? stepLabel(task.step, language) : wordsOf(language, 'helper')('nothing'), robots: { index: false, follow: false } }
}

/** The one step that a helper link opens. */
export default async function HelperPage() {
  const { task, language } = await readHelperPage()
  return (
    <FlowFrame language={language} leave={{ href: pathIn(language, '/'), label: wordsOf(language, 'link')('toShop') }}>
      <HelperView task={task} language={language} />
    </FlowFrame>
  )
}
