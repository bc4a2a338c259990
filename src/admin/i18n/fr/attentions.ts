import type { Texts } from "../texts"

/** Why a person must look, and what that person can do. */
export const attentions: Texts["attentions"] = {
  outcome_unknown: {
    title: "Personne ne sait encore si l’argent a bougé",
    why: "FlexPay n’a pas répondu clairement à la demande : l’argent est peut-être parti.",
    todo: "Cherchez l’opération dans l’espace marchand de FlexPay, ou donnez la référence au support de FlexPay. Ensuite, renvoyez le versement ou marquez-le comme réglé.",
  },
  never_settled: {
    title: "FlexPay n’a jamais dit comment cela s’est terminé",
    why: "FlexPay a été interrogé de nombreuses fois et répond toujours « en attente ».",
    todo: "Vérifiez maintenant. Si rien ne change, donnez la référence au support de FlexPay.",
  },
  amount_differs: {
    title: "Un autre montant est arrivé",
    why: "FlexPay annonce un autre montant que celui qui a été demandé.",
    todo: "Comparez avec l’espace marchand de FlexPay. Rendez l’argent, ou marquez comme réglé une fois d’accord avec le client.",
  },
  currency_differs: {
    title: "Une autre devise est arrivée",
    why: "FlexPay annonce une autre devise que celle qui a été demandée.",
    todo: "Comparez avec l’espace marchand de FlexPay. Rendez l’argent, ou marquez comme réglé une fois d’accord avec le client.",
  },
  reference_differs: {
    title: "La réponse de FlexPay cite une autre référence",
    why: "La référence dans la réponse de FlexPay n’est pas celle de la boutique : elle parle peut-être du paiement de quelqu’un d’autre.",
    todo: "N’expédiez rien sur ce paiement. Demandez au support de FlexPay de quel paiement il s’agit.",
  },
  order_number_differs: {
    title: "La réponse de FlexPay cite un autre numéro d’ordre",
    why: "FlexPay a répondu avec un autre numéro d’ordre que celui qui lui a été demandé.",
    todo: "N’expédiez rien sur ce paiement. Demandez au support de FlexPay de quel paiement il s’agit.",
  },
  paid_twice: {
    title: "Payé deux fois",
    why: "Le client a payé, alors que le même achat était déjà payé.",
    todo: "Rendez cet argent.",
  },
  session_gone: {
    title: "Payé, mais l’achat n’existe plus",
    why: "L’argent est arrivé après que la boutique a abandonné le paiement : il n’appartient à aucune commande.",
    todo: "Rendez l’argent, ou créez la commande à la main et marquez ceci comme réglé.",
  },
  cart_changed: {
    title: "Payé, mais le panier a changé de prix",
    why: "Le client a modifié son panier pendant que le paiement était en route : l’argent ne correspond plus.",
    todo: "Rendez l’argent, ou mettez-vous d’accord avec le client et marquez ceci comme réglé.",
  },
  order_canceled: {
    title: "Commande annulée, mais l’argent est encore ici",
    why: "L’argent est arrivé après l’annulation, ou son remboursement a été refusé : par une limite de la boutique, ou parce qu’une carte n’a pas de numéro de téléphone.",
    todo: "Rendez l’argent.",
  },
  order_not_placed: {
    title: "Payé, mais sans commande",
    why: "L’argent est arrivé et Medusa n’a pas pu créer la commande : un article est peut-être épuisé, ou le panier incomplet.",
    todo: "Corrigez ce qui bloque et créez la commande, ou rendez l’argent.",
  },
  contradicted: {
    title: "FlexPay se contredit",
    why: "FlexPay a dit une chose de cet argent, puis le contraire.",
    todo: "N’expédiez rien pour l’instant. Vérifiez maintenant, et donnez la référence au support de FlexPay.",
  },
  reversed: {
    title: "FlexPay a rendu l’argent",
    why: "Le paiement a été contre-passé après coup. Medusa l’affiche comme remboursé, et la boutique n’a plus cet argent.",
    todo: "Arrêtez la livraison ou demandez au client de payer de nouveau, puis marquez ceci comme réglé.",
  },
  payout_refused: {
    title: "Le versement a été refusé",
    why: "Le versement s’est arrêté aussitôt : l’argent du client est toujours à la boutique.",
    todo: "Corrigez la cause et renvoyez-le, à ce numéro ou à un autre, ou payez autrement et marquez-le comme réglé.",
  },
  payout_failed: {
    title: "Le versement a échoué",
    why: "FlexPay avait accepté le versement, puis il a échoué. L’argent du client est toujours à la boutique.",
    todo: "Renvoyez-le, à ce numéro ou à un autre, ou payez autrement et marquez-le comme réglé.",
  },
  approval_needed: {
    title: "Un versement attend l’accord d’un second administrateur",
    why: "Son montant demande l’accord d’un autre administrateur que celui qui l’a demandé.",
    todo: "Un second administrateur l’approuve, ou le rejette en disant pourquoi. Qui l’a demandé peut seulement le rejeter.",
  },
  paid_out_twice: {
    title: "Le client a peut-être été remboursé deux fois",
    why: "Un versement est arrivé alors qu’il avait été renvoyé entre-temps.",
    todo: "Demandez au client, ou au support de FlexPay, de rendre l’un des deux, puis marquez ceci comme réglé.",
  },
  two_orders: {
    title: "Deux commandes pour un même panier",
    why: "Medusa a enregistré plusieurs commandes du même panier. Le paiement appartient à l’une d’elles.",
    todo: "Annulez la commande qui n’est pas payée, puis clôturez ce point.",
  },
  order_refunded: {
    title: "La commande existe, mais Medusa a remboursé son paiement",
    why: "Medusa n’a pas pu valider le panier et a remboursé le paiement, alors que la commande existe.",
    todo: "Arrêtez la livraison ou demandez au client de payer de nouveau, puis clôturez ce point.",
  },
  order_changed: {
    title: "Payé, mais le montant dû de la commande a changé",
    why: "La commande a été modifiée pendant le paiement.",
    todo: "Affectez le paiement à la commande si le montant convient de nouveau, ou remboursez-le.",
  },
  other_payment_authorized: {
    title:
      "Payé, mais la commande a été passée avec un autre moyen de paiement",
    why: "Le client a validé son panier avec un autre moyen de paiement, dont rien n’a été encaissé, puis a confirmé sur son téléphone.",
    todo: "Comptez ce paiement comme celui de la commande, ou remboursez-le.",
  },
  refund_not_sent: {
    title: "Le remboursement n’est pas parti",
    why: "Un versement de ce paiement a été annulé ou refusé avant de partir : l’argent est toujours à la boutique et n’appartient à aucune commande.",
    todo: "Remboursez de nouveau, enregistrez la commande, ou clôturez ce point dès que le client a son argent.",
  },
  amount_unknown: {
    title: "Payé, mais le montant est illisible",
    why: "FlexPay indique que le paiement a réussi, avec un montant ou une devise illisible.",
    todo: "Cherchez le montant dans l’espace marchand de FlexPay et saisissez-le ici. Ensuite, remboursez ou enregistrez la commande.",
  },
  outcome_unreadable: {
    title: "Les réponses de FlexPay sont illisibles",
    why: "Le délai de confirmation est passé, et le client a peut-être payé : une notification le disait, ou FlexPay a trouvé l’opération avec un statut inconnu.",
    todo: "Cherchez l’opération dans l’espace marchand de FlexPay. Ne demandez pas au client de payer de nouveau avant.",
  },
}
