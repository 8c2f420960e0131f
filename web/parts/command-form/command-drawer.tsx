import { Button, Drawer } from 'antd';
import { useState } from 'react';
import type { CommandAnswer } from '../../../contracts/prospect-commands.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { CommandForm } from './command-form.tsx';
import type { FormCommand } from './commands.ts';
import type { Values } from './facts.ts';
import { titleOf } from './field-words.ts';
import { formWords } from './form-words.ts';

/** A form that is asked for. */
export interface AskedForm {
  readonly command: FormCommand;
  readonly start?: Values | undefined;
  readonly focus?: string | null | undefined;
}

interface CommandDrawerProps {
  readonly prospectId: string;
  readonly customerName: string;
  /** Null: closed. */
  readonly asked: AskedForm | null;
  readonly onClose: () => void;
  /** Called when a form is carried out and none is left to go back to. */
  readonly onDone?: ((answer: CommandAnswer) => void) | undefined;
}

/** The forms of a prospect at the side of a page. A condition's remedy opens in the same place, and the first form comes
 *  back when it is carried out. */
export function CommandDrawer({ prospectId, customerName, asked, onClose, onDone }: CommandDrawerProps) {
  const t = useWords(formWords);
  const localized = useLocalized();
  const [inserted, setInserted] = useState<{ readonly for: AskedForm | null; readonly forms: readonly AskedForm[] }>({
    for: null,
    forms: [],
  });
  const forms = inserted.for === asked ? inserted.forms : [];
  // While the drawer closes it still shows what was in it.
  const [last, setLast] = useState(asked);
  if (asked !== null && asked !== last) setLast(asked);
  const shown = forms.at(-1) ?? asked ?? last;
  const back = (): void => setInserted({ for: asked, forms: forms.slice(0, -1) });
  const close = (): void => {
    setInserted({ for: null, forms: [] });
    onClose();
  };
  return (
    <Drawer
      open={asked !== null}
      onClose={close}
      size="min(760px, 100vw)"
      destroyOnHidden
      title={shown === null ? '' : `${localized(titleOf(shown.command))} · ${customerName}`}
      extra={forms.length > 0 && <Button onClick={back}>{t('back')}</Button>}
    >
      {shown !== null && (
        <CommandForm
          key={`${shown.command} ${forms.length}`}
          prospectId={prospectId}
          {...shown}
          open={(command, start, focus) =>
            setInserted({ for: asked, forms: [...forms, { command, start, focus: focus ?? null }] })
          }
          onDone={(answer) => {
            if (forms.length > 0) return back();
            close();
            onDone?.(answer);
          }}
        />
      )}
    </Drawer>
  );
}
