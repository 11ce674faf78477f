import { useId } from 'react';
import { TextField } from '@/ui/controls/text-field';

type Props = {
  /** Names that lines carry: offered while one types, never the only ones. */
  names: { products: readonly string[]; suppliers: readonly string[] };
  given: { product: string; supplier: string };
  errors: Readonly<Record<string, string>>;
  supplierFirst?: boolean;
  onChange?: () => void;
};

/** Product and supplier as the lines of deals spell them. */
export function NameFields({ names, given, errors, supplierFirst = false, onChange }: Props) {
  const id = useId();
  const product = (
    <TextField
      key="product"
      name="product"
      label="Product"
      optional
      maxLength={200}
      list={`${id}-products`}
      defaultValue={given.product}
      hint={supplierFirst ? 'Empty: everything of this supplier.' : 'Empty: any product.'}
      error={errors['product']}
      onChange={onChange}
    />
  );
  const supplier = (
    <TextField
      key="supplier"
      name="supplier"
      label="Supplier"
      optional={!supplierFirst}
      required={supplierFirst}
      maxLength={200}
      list={`${id}-suppliers`}
      defaultValue={given.supplier}
      hint={supplierFirst ? 'As the lines of your deals name it.' : 'Empty: any supplier.'}
      error={errors['supplier']}
      onChange={onChange}
    />
  );
  return (
    <>
      {supplierFirst ? [supplier, product] : [product, supplier]}
      <Names id={`${id}-products`} names={names.products} />
      <Names id={`${id}-suppliers`} names={names.suppliers} />
    </>
  );
}

function Names({ id, names }: { id: string; names: readonly string[] }) {
  return (
    <datalist id={id}>
      {names.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </datalist>
  );
}
