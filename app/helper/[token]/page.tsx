import type { Metadata } from 'next'
import { cache } from 'react'
import { FlowFrame } from '@/app/_components/flow-frame'
import { PageTitle } from '@/components/layout/page-title'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { findHelper } from '@/lib/people/find-helper'
import { stepLabel, TASKS } from '@/lib/people/text'
import { openHelp } from '../actions'

const [ASKED, ENDED] = ['You were asked to help with a certificate', 'This link no longer works'] as const

// Called for both the title and the page.
const readHelperLink = cache(findHelper)

export async function generateMetadata({ params }: PageProps<'/helper/[token]'>): Promise<Metadata> {
  return { title: (await readHelperLink((await params).token)) ? ASKED : ENDED, robots: { index: false, follow: false } }
}

/** The target of a helper link. Opening it changes nothing; its button keeps the link in this browser and leads to the one step. */
export default async function HelperLinkPage({ params }: PageProps<'/helper/[token]'>) {
  const { token } = await params
  const helper = await readHelperLink(token)
  return (
    <FlowFrame leave={{ href: '/', label: 'To the shop' }}>
      {helper ? (
        <>
          <PageTitle lead={TASKS[helper.step]}>{ASKED}</PageTitle>
          <p className="mb-6">The link opens one step: {stepLabel(helper.step)}. You need no account.</p>
          <ActionForm action={openHelp}>
            <input type="hidden" name="link" value={token} />
            <SubmitButton>Open the step</SubmitButton>
          </ActionForm>
        </>
      ) : (
        <PageTitle lead="It has ended, was revoked, or was cut short in a message. Ask the person who sent it for a new one.">
          {ENDED}
        </PageTitle>
      )}
    </FlowFrame>
  )
}
