// biome-ignore-all lint/performance/noImgElement: the picture comes in the size it is shown in
import type { ChangeEvent } from 'react';
import type { Problem } from '../../api/types.ts';
import type { Upload } from '../../hooks/use-upload.ts';
import { useText } from '../../hooks/use-visit.ts';
import { selling } from '../../i18n/selling.ts';
import { Field } from '../forms/field.tsx';

interface Props {
  upload: Upload;
  problem: Problem | undefined;
}

const accept = 'image/jpeg,image/png,image/webp,image/avif';
const previewWidth = 160;

/** Whatever is wrong with an upload is said at the field in which the file was chosen. */
const atField = (problem: Problem): Problem => ({
  ...problem,
  errors: problem.errors.map((error) => ({ ...error, field: 'imageId' })),
});

/** A picture is uploaded when it is chosen; the form then only says which one it is. */
export const ImageField = ({ upload, problem }: Props) => {
  const text = useText(selling);
  const { image, isNew, progress } = upload;
  const isBusy = progress !== undefined;
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file) upload.upload(file);
  };
  return (
    <div className="needs-script">
      <Field
        name="imageId"
        label={text.image}
        hint={text.imageHint}
        problem={upload.problem ? atField(upload.problem) : problem}
        type="file"
        accept={accept}
        onChange={choose}
      >
        {isBusy && <progress aria-label={text.imageUploading} value={progress} max={1} />}
        <div role="status" className="form-text">
          {isBusy ? text.imageUploading : isNew ? text.imageUploaded : ''}
        </div>
        {image && !isBusy && (
          <div className="upload">
            <img
              src={`/api/tickets/images/${image.id}/320.webp`}
              alt={text.imagePreview}
              width={previewWidth}
              height={Math.round((previewWidth * image.height) / image.width)}
            />
            <button type="button" className="btn btn-outline-danger" onClick={upload.remove}>
              {text.imageRemove}
            </button>
          </div>
        )}
      </Field>
    </div>
  );
};
