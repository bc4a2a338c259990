import type { Texts } from "../texts"

/** Why a transaction needs attention, and what an operator can do. */
export const attentions: Texts["attentions"] = {
  outcome_unknown: {
    title: "Issue inconnue : l’argent est peut-être parti",
    why: "FlexPay n’a pas répondu clairement à la demande.",
    todo: "Cherchez l’opération dans l’espace marchand de FlexPay, ou contactez le support de FlexPay en donnant la référence. Ensuite, renvoyez le versement ou clôturez ce point.",
  },
  never_final: {
    title: "FlexPay n’a pas donné de résultat",
    why: "FlexPay a été interrogé de nombreuses fois et répond toujours « en attente ».",
    todo: "Vérifiez maintenant. Si rien ne change, contactez le support de FlexPay en donnant la référence.",
  },
  amount_differs: {
    title: "Le montant reçu est différent",
    why: "FlexPay annonce un autre montant que celui qui a été demandé.",
    todo: "Comparez avec l’espace marchand de FlexPay. Remboursez ce qui est arrivé d’un paiement ou envoyez le reste d’un versement. Sinon, clôturez ce point une fois d’accord avec le client.",
  },
  currency_differs: {
    title: "La devise reçue est différente",
    why: "FlexPay annonce une autre devise que celle qui a été demandée.",
    todo: "Comparez avec l’espace marchand de FlexPay. Remboursez ce qui est arrivé. Sinon, clôturez ce point une fois d’accord avec le client.",
  },
  reference_differs: {
    title: "La réponse de FlexPay cite une autre référence",
    why: "La référence dans la réponse de FlexPay n’est pas celle de la boutique : elle concerne peut-être un autre paiement.",
    todo: "N’expédiez rien sur ce paiement. Demandez au support de FlexPay de quel paiement il s’agit. Si c’est bien celui-ci, comptez-le comme reçu.",
  },
  order_number_differs: {
    title: "La réponse de FlexPay cite un autre numéro d’ordre",
    why: "FlexPay a répondu avec un autre numéro d’ordre que celui qui a été vérifié.",
    todo: "N’expédiez rien sur ce paiement. Demandez au support de FlexPay de quel paiement il s’agit. Si c’est bien celui-ci, comptez-le comme reçu.",
  },
  paid_twice: {
    title: "Payé deux fois",
    why: "Le client a payé, alors que le même achat était déjà payé.",
    todo: "Remboursez ce paiement.",
  },
  session_gone: {
    title: "Payé, mais le panier ne l’attend plus",
    why: "L’argent est arrivé alors que la boutique avait supprimé la session de paiement : il n’appartient à aucune commande.",
    todo: "Créez la commande si le panier convient encore, ou remboursez le paiement.",
  },
  cart_changed: {
    title: "Payé, mais le total du panier a changé",
    why: "Le client a modifié son panier pendant le paiement : le montant ne correspond plus.",
    todo: "Remboursez le paiement, créez la commande si le montant convient de nouveau, ou clôturez ce point une fois d’accord avec le client.",
  },
  order_canceled: {
    title: "Commande annulée, mais son argent est toujours à la boutique",
    why: "L’argent est arrivé après l’annulation, ou son remboursement a été refusé : par une limite de la boutique, ou parce qu’un paiement par carte n’a pas de numéro de téléphone.",
    todo: "Remboursez le paiement.",
  },
  order_not_placed: {
    title: "Payé, mais la commande n’a pas pu être créée",
    why: "L’argent est arrivé et Medusa n’a pas pu créer la commande : un article est peut-être épuisé, ou le panier incomplet.",
    todo: "Corrigez ce qui bloque et créez la commande, ou remboursez le paiement.",
  },
  contradicted: {
    title: "FlexPay se contredit",
    why: "FlexPay a donné un résultat, puis le résultat contraire.",
    todo: "N’expédiez rien pour l’instant. Vérifiez maintenant, et contactez le support de FlexPay en donnant la référence.",
  },
  reversed: {
    title: "FlexPay a rendu l’argent",
    why: "Le paiement a été annulé ensuite par FlexPay. Medusa l’affiche comme remboursé, et la boutique n’a plus cet argent.",
    todo: "Arrêtez la livraison ou demandez au client de payer de nouveau, puis clôturez ce point.",
  },
  payout_refused: {
    title: "Le versement a été refusé",
    why: "FlexPay a refusé le versement aussitôt : l’argent du client est toujours à la boutique.",
    todo: "Corrigez la cause et renvoyez-le, à ce numéro ou à un autre, ou remboursez le client autrement et clôturez ce point.",
  },
  payout_failed: {
    title: "Le versement a échoué",
    why: "FlexPay avait accepté le versement, puis il a échoué. L’argent du client est toujours à la boutique.",
    todo: "Renvoyez-le, à ce numéro ou à un autre, ou remboursez le client autrement et clôturez ce point.",
  },
  approval_needed: {
    title: "Un versement attend l’accord d’un second administrateur",
    why: "Son montant demande l’accord d’un autre administrateur que celui qui l’a demandé.",
    todo: "Un second administrateur l’approuve, ou le rejette en donnant un motif. La personne qui l’a demandé peut seulement le rejeter.",
  },
  paid_out_twice: {
    title: "Le client a peut-être été remboursé deux fois",
    why: "Il est sorti plus d’argent qu’il n’en est entré : un versement est arrivé alors qu’un autre l’avait remplacé.",
    todo: "Demandez au client, ou au support de FlexPay, de rendre l’un des deux, puis clôturez ce point.",
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
    title: "Payé, mais le reste à payer de la commande a changé",
    why: "La commande a été modifiée pendant le paiement.",
    todo: "Comptez ce paiement comme celui de la commande si le montant convient de nouveau, ou remboursez-le.",
  },
  other_payment_authorized: {
    title:
      "Payé, mais la commande a été passée avec un autre moyen de paiement",
    why: "Le client a validé son panier avec un autre moyen de paiement, dont rien n’a été encaissé, puis a confirmé sur son téléphone.",
    todo: "Comptez ce paiement comme celui de la commande, ou remboursez-le.",
  },
  refund_not_sent: {
    title: "Le remboursement n’est pas parti",
    why: "Un versement de ce paiement a été annulé ou refusé avant de partir : l’argent est toujours à la boutique et n’appartient à aucune commande.",
    todo: "Remboursez de nouveau, créez la commande, ou clôturez ce point dès que le client a son argent.",
  },
  amount_unknown: {
    title: "Payé, mais le montant est illisible",
    why: "FlexPay indique que le paiement a réussi, avec un montant ou une devise illisible.",
    todo: "Cherchez le montant dans l’espace marchand de FlexPay et comptez le paiement comme reçu. Ensuite, remboursez-le ou créez la commande.",
  },
  outcome_unreadable: {
    title: "Les réponses de FlexPay sont illisibles",
    why: "Le délai de confirmation est passé, et le client a peut-être payé : une notification le disait, ou FlexPay indique un statut inconnu.",
    todo: "Cherchez d’abord l’opération dans l’espace marchand de FlexPay. Ne demandez pas au client de payer de nouveau avant cela.",
  },
}
