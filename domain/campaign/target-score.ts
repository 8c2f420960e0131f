/** What a target of a campaign is scored by: the four conditions [000], each by its band (9.2). */
export interface TargetAnswers {
  /** At least 100 million yuan, at least 20 million, or less. */
  readonly scale: 'large' | 'medium' | 'small';
  readonly isHighGrade: boolean;
  /** An open dispute excludes the target. */
  readonly governance: 'orderly' | 'average' | 'disputed';
  readonly zone: 'urban' | 'innerSuburb' | 'outerSuburb';
}

const scaleScore = { large: 100, medium: 60, small: 20 } as const;
const governanceScore = { orderly: 100, average: 50, disputed: 0 } as const;
const zoneScore = { urban: 100, innerSuburb: 60, outerSuburb: 30 } as const;

/** The weighted sum of the four conditions.   @returns 0 to 100; at least 75 is the first band, at least 50 the second
 *  @source domain specification 9.2, `priority` */
export function targetScore({ scale, isHighGrade, governance, zone }: TargetAnswers): number {
  const hundredths =
    35 * scaleScore[scale] + 25 * (isHighGrade ? 100 : 40) + 20 * governanceScore[governance] + 20 * zoneScore[zone];
  return hundredths / 100;
}

/** Whether a target is left out of its campaign. */
export function isExcluded({ governance }: TargetAnswers): boolean {
  return governance === 'disputed';
}
