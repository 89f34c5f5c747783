import type { Metadata } from 'next'
import { requireClient } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { readLanguage } from '@/lib/auth/session/language'
import { wordsOf } from '@/lib/languages/text'
import { getDeletion } from '@/lib/privacy/queries'
import { AccountPage } from '../_components/account-page'
import { DataContent } from './_components/data-content'

export async function generateMetadata(): Promise<Metadata> {
  return { title: wordsOf(await readLanguage(), 'settings')('links.data.label') }
}

/** Offers a copy of what the shop stores about the person, and deletion of their account. */
export default async function DataPage({ searchParams }: PageProps<'/account/data'>) {
  const deletion = await getDeletion(await requireClient('/account/data'))
  const minutes = Number(readParam((await searchParams).wait))
  const wait = Number.isInteger(minutes) && minutes > 0 && minutes <= 60 ? minutes : null
  const language = await readLanguage()
  return (
    <AccountPage language={language}>
      <DataContent deletion={deletion} wait={wait} language={language} />
    </AccountPage>
  )
}
