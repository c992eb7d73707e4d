import { axis, galleryCase, sampledField, source, USUAL_SIZE } from './gallery-case.js';

/** Greek, indices, powers and fractions in titles and labels. */
export const mathematicalLabels = galleryCase(
  'mathematical-labels',
  {
    size: USUAL_SIZE,
    panels: [
      {
        layers: [
          {
            kind: 'line',
            data: source('phisp[-1, :, 64, 64]'),
            label: '$\\phi(z) = \\phi_0\\, e^{-z/\\lambda_D}$',
          },
          { kind: 'hline', y: 0, color: 'black', width: 0.6 },
          {
            kind: 'text',
            text: '$\\lambda_D = \\sqrt{\\epsilon_0 k_B T_e / n_e e^2}$',
            at: [34, 6],
            size: 12,
          },
        ],
        title: '$\\omega_{pe}^2 = n_e e^2 / \\epsilon_0 m_e$',
        x: { label: '$z / \\lambda_D$' },
        y: { label: '$e\\phi / k_B T_e$' },
      },
    ],
  },
  [[sampledField('phisp', 'V', [axis('z', 129, 0.5, 'm')], (z) => 12 * Math.exp(-z / 9))]],
);
