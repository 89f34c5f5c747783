import { CopyButton } from '@/components/ui/copy-button'

export type GuideStep = { text: string; command?: string | undefined }

/** Numbered instructions. Commands are in separate boxes and can be copied. */
export function GuideSteps({ steps }: { steps: readonly GuideStep[] }) {
  return (
    <ol className="list-decimal space-y-5 ps-6">
      {steps.map((step) => (
        <li key={step.text} className="ps-1">
          <p className="wrap-anywhere whitespace-pre-line">{step.text}</p>
          {step.command && <Command text={step.command} />}
        </li>
      ))}
    </ol>
  )
}

function Command({ text }: { text: string }) {
  return (
    <div className="mt-2">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a horizontally scrollable element must be reachable by keyboard */}
      <pre dir="ltr" tabIndex={0} className="overflow-x-auto border border-line bg-sunken px-3 py-2">
        <code>{text}</code>
      </pre>
      <div className="no-print mt-1">
        <CopyButton text={text} />
      </div>
    </div>
  )
}
