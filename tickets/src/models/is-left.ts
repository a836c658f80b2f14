/** `onSale`, computed by the write itself from the document that it meets. */
export const isLeft = (taken: number | '$taken', hidden: boolean | '$hidden' = '$hidden') => ({
  $and: [{ $eq: ['$status', 'active'] }, { $ne: [hidden, true] }, { $gt: ['$quantity', taken] }],
});
