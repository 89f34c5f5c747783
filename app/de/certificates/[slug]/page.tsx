import { ProductPage, type ProductProps, productMetadata, productParams } from '../../../(shop)/certificates/product-page'

export const revalidate = 300

export const generateStaticParams = productParams

export const generateMetadata = (props: ProductProps) => productMetadata('de', props)

export default function Page(props: ProductProps) {
  return <ProductPage language="de" {...props} />
}
