import type { LocalizedText } from '../../../../domain/process/definition.ts';

/** Texts by key: `command`, `command.about`, `command.path.of.field`, and the field's `.hint` and `.unit`. */
export type Texts = Readonly<Record<string, LocalizedText>>;
