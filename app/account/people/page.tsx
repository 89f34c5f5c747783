import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireClient } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { readLanguage } from '@/lib/auth/session/language'
import { wordsOf } from '@/lib/languages/text'
import { getPeople, listWaitingForYou } from '@/lib/people/queries'
import { AccountPage } from '../_components/account-page'
import { PeopleContent } from './_components/people-content'

export async function generateMetadata(): Promise<Metadata> {
  return { title: wordsOf(await readLanguage(), 'people')('title') }
}

const PATH = '/account/people'

/** Offers made to the signed-in person, the people who use their account, and what others share with them. */
export default async function PeoplePage({ searchParams }: PageProps<'/account/people'>) {
  const actor = await requireClient(PATH)
  const accountId = readParam((await searchParams).account) ?? actor.userId
  const [people, waiting] = await Promise.all([getPeople(actor, { accountId }), listWaitingForYou(actor)])
  if (!people) notFound()
  const language = await readLanguage()
  return (
    <AccountPage current={PATH} language={language}>
      <PeopleContent accountId={accountId} people={people} waiting={waiting} isOwn={accountId === actor.userId} language={language} />
    </AccountPage>
  )
}
