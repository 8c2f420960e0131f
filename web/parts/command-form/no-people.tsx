import { Button } from 'antd';
import { useWords } from '../../words/words.ts';
import { useFormState } from './form-context.ts';
import { formWords } from './form-words.ts';

/** Nobody to choose: says so and leads to where people are recorded. */
export function NoPeople() {
  const { open } = useFormState();
  const t = useWords(formWords);
  return (
    <span className="quiet">
      {t('nobodyKnown')}{' '}
      {open !== null && (
        <Button type="link" size="small" onClick={() => open('saveIntel')}>
          {t('recordPeople')}
        </Button>
      )}
    </span>
  );
}
