/** Where to go on when an item leaves the list: at the one after it, else at the one before.
 *  @returns its index, null when none is left */
export function neighbourOf(items: readonly { readonly itemId: string }[], itemId: string): number | null {
  const index = items.findIndex((item) => item.itemId === itemId);
  if (index + 1 < items.length) return index + 1;
  return index > 0 ? index - 1 : null;
}
