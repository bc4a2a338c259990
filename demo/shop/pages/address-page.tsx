import { useEffect, useRef, useState, type FormEvent } from "react"
import { useNavigate } from "react-router-dom"
import { setAddress, type Cart } from "../cart/cart-api"
import { useCart } from "../cart/cart-context"
import { Checkout } from "../components/checkout"
import { Field } from "../components/field"
import { Problem } from "../components/problem"
import { useTexts, type Texts } from "../language"
import { useShop } from "../shop"
import { useAction } from "../use-action"

/** The fields of the form, in order. */
const FIELDS = [
  { name: "name", autoComplete: "name" },
  { name: "phone", autoComplete: "tel", type: "tel", inputMode: "tel" },
  { name: "email", autoComplete: "email", type: "email" },
  { name: "street", autoComplete: "address-line1" },
  { name: "district", autoComplete: "address-line2" },
  { name: "city", autoComplete: "address-level2" },
] as const
type Name = (typeof FIELDS)[number]["name"]
type Values = Record<Name, string>
type Errors = Partial<Record<Name, string>>

/** The first step of the checkout: the delivery address. */
export function AddressPage() {
  const texts = useTexts()
  return (
    <Checkout step="address" title={texts.address.title}>
      {(cart) => <AddressForm key={cart.id} cart={cart} />}
    </Checkout>
  )
}

function AddressForm({ cart }: { cart: Cart }) {
  const texts = useTexts()
  const form = useRef<HTMLFormElement>(null)
  const [errors, setErrors] = useState<Errors>({})
  const { run, busy, error } = useSaveAddress()
  // The first invalid field gets the focus once it is marked.
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus()
  }, [errors])

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault()
    const values = readValues(event.currentTarget)
    const newErrors = validate(values, texts)
    setErrors(newErrors)
    if (Object.keys(newErrors).length === 0) {
      run(values)
    }
  }

  const count = Object.keys(errors).length
  const initialValues = valuesOf(cart)
  const { address } = texts
  const hints: Partial<Values> = {
    phone: address.phoneHint,
    email: address.emailHint,
  }
  return (
    <form ref={form} className="form" onSubmit={submit} noValidate>
      <p className="visually-hidden" role="status">
        {count > 0 && address.fieldsToCorrect(count)}
      </p>
      {FIELDS.map(({ name, ...input }) => (
        <Field
          key={name}
          {...input}
          {...(hints[name] && { hint: hints[name] })}
          name={name}
          label={address[name]}
          defaultValue={initialValues[name]}
          error={errors[name]}
        />
      ))}
      {error !== undefined && <Problem error={error} />}
      <button className="primary wide" aria-disabled={busy}>
        {address.next}
      </button>
    </form>
  )
}

/** Saves the address in the cart, and continues to the delivery. */
function useSaveAddress() {
  const shop = useShop()
  const navigate = useNavigate()
  const { change } = useCart()
  return useAction(async ({ email, ...values }: Values) => {
    const address = {
      first_name: values.name,
      last_name: "",
      address_1: values.street,
      address_2: values.district,
      city: values.city,
      phone: values.phone,
    }
    await change((cart) => setAddress(shop, cart, { email, address }))
    void navigate("/commander/livraison")
  })
}

function valuesOf({ email, shipping_address: address }: Cart): Values {
  return {
    name: address?.first_name ?? "",
    phone: address?.phone ?? "",
    email: email ?? "",
    street: address?.address_1 ?? "",
    district: address?.address_2 ?? "",
    city: address?.city ?? "Kinshasa",
  }
}

function readValues(form: HTMLFormElement): Values {
  const data = new FormData(form)
  return Object.fromEntries(
    FIELDS.map(({ name }) => [name, (data.get(name) as string).trim()])
  ) as Values
}

function validate(values: Values, { address }: Texts): Errors {
  const { required, email, phone } = address.errors
  const errors: Errors = {}
  for (const { name } of FIELDS) {
    if (!values[name] && name !== "district") {
      errors[name] = required
    }
  }
  if (values.email && !/^\S+@\S+\.\S+$/.test(values.email)) {
    errors.email = email
  }
  if (values.phone && values.phone.replace(/\D/g, "").length < 9) {
    errors.phone = phone
  }
  return errors
}
