import { Alert } from '../alert'
import { Focused } from './focused'

type SuggestionSummaryProps = { message: string; fields: readonly { id: string; text: string }[]; answer: object }

/** What a form suggests before it continues. Nothing is wrong, so it doesn't look like an error. One link per field. */
export function SuggestionSummary({ message, fields, answer }: SuggestionSummaryProps) {
  return (
    <Focused answer={answer}>
      <Alert tone="info" title={message} live className="mb-6">
        <ul>
          {fields.map(({ id, text }) => (
            <li key={id}>
              <a href={`#${id}`}>{text}</a>
            </li>
          ))}
        </ul>
      </Alert>
    </Focused>
  )
}
