import { DEFAULT_LANGUAGE } from '@/lib/languages/types'
import { HomePage, homeMetadata } from './home-page'

export const revalidate = 300

export const generateMetadata = () => homeMetadata(DEFAULT_LANGUAGE)

export default function Page() {
  return <HomePage language={DEFAULT_LANGUAGE} />
}
