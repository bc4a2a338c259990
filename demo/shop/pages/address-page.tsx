import { useEffect, useRef, useState, type FormEvent } from "react"
import { useNavigate } from "react-router-dom"
import { useCart } from "../cart/cart-context"
import { setAddress, type Cart } from "../cart/cart-desk"
import { Checkout } from "../components/checkout"
import { Field } from "../components/field"
import { Problem } from "../components/problem"
import { useTexts, type Texts } from "../language"
import { useShop } from "../shop"
import { useAction } from "../use-action"

/** What is asked for, in the order of the form. */
const NAMES = ["name", "phone", "email", "street", "district", "city"] as const
type Name = (typeof NAMES)[number]
type Filled = Record<Name, string>
type Mistakes = Partial<Record<Name, string>>

/** Where to bring it. */
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
  const shop = useShop()
  const navigate = useNavigate()
  const { change } = useCart()
  const form = useRef<HTMLFormElement>(null)
  const [mistakes, setMistakes] = useState<Mistakes>({})
  const { run, busy, error } = useAction(async (filled: Filled) => {
    const { email, ...rest } = filled
    await change((present) =>
      setAddress(shop, present, email, {
        first_name: rest.name,
        last_name: "",
        address_1: rest.street,
        address_2: rest.district,
        city: rest.city,
        phone: rest.phone,
      })
    )
    void navigate("/commander/livraison")
  })
  // The first wrong field gets the focus once it is marked as wrong.
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus()
  }, [mistakes])

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const filled = Object.fromEntries(
      NAMES.map((name) => [name, (data.get(name) as string).trim()])
    ) as Filled
    const found = findMistakes(filled, texts)
    setMistakes(found)
    if (Object.keys(found).length === 0) {
      run(filled)
    }
  }

  const count = Object.keys(mistakes).length
  const known = cart.shipping_address
  const { address } = texts
  return (
    <form ref={form} className="form" onSubmit={submit} noValidate>
      <p className="unseen" role="status">
        {count > 0 && address.mend(count)}
      </p>
      <Field
        label={address.name}
        name="name"
        autoComplete="name"
        defaultValue={known?.first_name ?? ""}
        error={mistakes.name}
      />
      <Field
        label={address.phone}
        hint={address.phoneHint}
        name="phone"
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        defaultValue={known?.phone ?? ""}
        error={mistakes.phone}
      />
      <Field
        label={address.email}
        hint={address.emailHint}
        name="email"
        type="email"
        autoComplete="email"
        defaultValue={cart.email ?? ""}
        error={mistakes.email}
      />
      <Field
        label={address.street}
        name="street"
        autoComplete="address-line1"
        defaultValue={known?.address_1 ?? ""}
        error={mistakes.street}
      />
      <Field
        label={address.district}
        name="district"
        autoComplete="address-line2"
        defaultValue={known?.address_2 ?? ""}
      />
      <Field
        label={address.city}
        name="city"
        autoComplete="address-level2"
        defaultValue={known?.city ?? "Kinshasa"}
        error={mistakes.city}
      />
      {error !== undefined && <Problem error={error} />}
      <button className="primary wide" aria-disabled={busy}>
        {address.next}
      </button>
    </form>
  )
}

function findMistakes(filled: Filled, { address }: Texts): Mistakes {
  const { required, email, phone } = address.errors
  const mistakes: Mistakes = {}
  for (const name of NAMES) {
    if (!filled[name] && name !== "district") {
      mistakes[name] = required
    }
  }
  if (filled.email && !/^\S+@\S+\.\S+$/.test(filled.email)) {
    mistakes.email = email
  }
  if (filled.phone && filled.phone.replace(/\D/g, "").length < 9) {
    mistakes.phone = phone
  }
  return mistakes
}
