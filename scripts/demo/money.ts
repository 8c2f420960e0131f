/** Yuan for a euro: about the middle of what it cost from 2008 to 2010. The file has euros, the bank counts fen. */
const yuanForEuro = 9;

/** What a client is expected to bring: the average yearly balance in fen. Debts count as nothing.
 *  The file does not tell how much was deposited, so this also stands for the amount of the deal. */
export function balanceFen(balanceEur: number): number {
  return Math.max(balanceEur, 0) * yuanForEuro * 100;
}
