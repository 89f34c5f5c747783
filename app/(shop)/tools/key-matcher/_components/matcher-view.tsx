import { Alert } from '@/components/ui/alert'
import { messagesOf, wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { ToolFrame } from '../../_components/tool-frame'
import { TOOLS } from '../../tools'
import { Matcher } from './matcher'

/** The content of the key matcher, without the surrounding layout. */
export function MatcherView({ language }: { language: Language }) {
  const words = wordsOf(language, 'matcherPage')
  const { matcher, keys } = messagesOf(language)
  return (
    <ToolFrame language={language} tool={TOOLS.matcher} lead={words('lead')}>
      <noscript>
        <Alert tone="warning" title={words('noScript')}>
          <p>{words('noScriptTodo')}</p>
        </Alert>
      </noscript>
      <Matcher words={matcher} keys={{ problems: keys.problems, failed: keys.failed }} />
    </ToolFrame>
  )
}
