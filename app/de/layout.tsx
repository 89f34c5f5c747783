import type { ReactNode } from 'react'
import { Document } from '../_components/document'

export default function Layout({ children }: { children: ReactNode }) {
  return <Document language="de">{children}</Document>
}
