'use client'
import { FailedPage } from './_components/failed-page'
import './globals.css'

/** Shown only if the root layout fails too. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return <FailedPage error={error} />
}
