import { categories, type Problem } from '../../api/types.ts';
import { useText } from '../../hooks/use-visit.ts';
import { categories as categoryNames } from '../../i18n/categories.ts';
import { selling } from '../../i18n/selling.ts';
import { Field } from '../forms/field.tsx';

interface Props {
  chosen: string | undefined;
  problem: Problem | undefined;
}

export const CategoryField = ({ chosen = 'other', problem }: Props) => {
  const text = useText(selling);
  const names = useText(categoryNames);
  return (
    <Field
      name="category"
      label={text.category}
      problem={problem}
      as="select"
      defaultValue={chosen}
      options={categories.map((category) => (
        <option key={category} value={category}>
          {names[category]}
        </option>
      ))}
    />
  );
};
