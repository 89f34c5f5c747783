import { DEFAULT_LANGUAGE } from '@/lib/languages/types'
import { ProductPage, type ProductProps, productMetadata, productParams } from '../product-page'

export const revalidate = 300

export const generateStaticParams = productParams

export const generateMetadata = (props: ProductProps) => productMetadata(DEFAULT_LANGUAGE, props)

export default function Page(props: ProductProps) {
  return <ProductPage language={DEFAULT_LANGUAGE} {...props} />
}
