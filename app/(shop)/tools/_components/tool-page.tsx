import { connection } from 'next/server'
import type { ReactNode } from 'react'
import type { Language } from '@/lib/languages/types'
import { ShopPage } from '../../_components/shop-page'
import type { Tool } from '../tools'

/** The page of a tool that is rendered on each request, because it shows pasted text or has a worker that needs the page's script nonce. */
export async function ToolPage({ language, tool, children }: { language: Language; tool: Tool; children: ReactNode }) {
  await connection()
  return (
    <ShopPage language={language} path={tool.path}>
      {children}
    </ShopPage>
  )
}
