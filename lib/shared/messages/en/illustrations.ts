/** The words of each drawing. `|` in a label starts a new line. */
export const illustrations = {
  'lumbar-puncture': {
    title: 'Lumbar puncture, seen from the side',
    caption: 'The needle goes into the fluid sac below the end of the spinal cord.',
    description:
      'The lower back is cut down the middle and seen from the side. The front of the body is on the left. ' +
      'A column of bones, L1 to L5, has a disc between each two. Behind it runs a sac filled with fluid. ' +
      'The spinal cord comes down inside the sac and ends between L1 and L2. Below that, only thin nerve roots ' +
      'float in the fluid. A needle comes from the skin of the back. It passes between the bony bumps of L3 and L4. ' +
      'Its tip is in the fluid, well below the end of the cord.',
    labels: {
      cord: 'Spinal cord',
      cordEnd: 'The cord|ends here',
      sac: 'Sac with|spinal fluid',
      roots: 'Nerve roots',
      needle: 'Needle',
      skin: 'Skin of|the back',
      vertebra: 'Vertebra|(bone)',
      disc: 'Disc',
      process: 'Spinous|process',
    },
  },
  'epidural-injection': {
    title: 'Epidural steroid injection, seen from the side',
    caption:
      'The needle stops in the epidural space, just outside the fluid sac. The medicine spreads there.',
    description:
      'A close view of the lower back from the side, from L3 to the top of the sacrum. The front of the body is on ' +
      'the left. The disc between L4 and L5 bulges back and presses on the fluid sac and the nerve roots in it. ' +
      'A needle comes from the skin of the back and passes between the bony bumps of L4 and L5. Its tip is in the ' +
      'layer of fat behind the sac, the epidural space. The sac is not pierced. Medicine spreads up and down ' +
      'in that layer.',
    labels: {
      disc: 'Bulging|disc',
      vertebra: 'Vertebra|(bone)',
      sac: 'Fluid sac,|not pierced',
      roots: 'Nerve|roots',
      space: 'Epidural|space',
      medicine: 'Medicine',
      needle: 'Needle',
    },
  },
  't2-lumbar-spine': {
    title: 'The lower back as a T2-weighted MRI picture shows it',
    caption: 'Our own drawing in the style of a T2-weighted MRI picture. It is not a scan of a patient.',
    description:
      'A drawing in shades of gray, like an MRI picture of the lower back from the side. The fluid in the sac is ' +
      'white. The spinal cord is a gray band in it that ends between L1 and L2. The nerve roots are thin dark lines ' +
      'below. The bones are dark gray. The discs have a bright middle and a dark rim. Fat is light gray.',
    labels: {
      cord: 'Cord: gray',
      cordEnd: 'End of|the cord',
      fluid: 'Fluid: white',
      roots: 'Nerve roots:|dark lines',
      disc: 'Disc:|bright|middle',
      fat: 'Fat:|light gray',
    },
  },
  't2-bulging-disc': {
    title: 'A bulging disc as a T2-weighted MRI picture shows it',
    caption: 'Our own drawing in the style of a T2-weighted MRI picture. It is not a scan of a patient.',
    description:
      'A drawing in shades of gray, like an MRI picture of the lower back from the side. The disc between L4 and L5 ' +
      'is darker and thinner than the others and bulges back. It dents the white band of fluid and pushes the ' +
      'nerve roots, which are thin dark lines, to the back.',
    labels: {
      disc: 'This disc|bulges',
      healthy: 'Healthy|disc',
      dent: 'The white|band is|dented',
      roots: 'Nerve roots',
      fluid: 'Fluid: white',
    },
  },
  'report-page': {
    title: 'The parts of a radiology report',
    caption: 'Our own drawing of a made-up report. The parts may have other names or another order in yours.',
    description:
      'A drawing of one page, from top to bottom. First comes the exam: which scan it was, and when. Then the ' +
      'clinical history: why your doctor asked for the scan. Comparison names the older scans. Technique says how ' +
      'the scan was done. Findings is the longest part. It lists all that was seen, part by part. The last part ' +
      'is the impression, in a colored box. It sums up what matters most. Below it the radiologist has signed.',
    labels: {
      headings: {
        exam: 'Exam',
        history: 'Clinical history',
        comparison: 'Comparison',
        technique: 'Technique',
        findings: 'Findings',
        impression: 'Impression',
      },
      exam: 'Which scan,|and when',
      history: 'Why you|had it',
      comparison: 'Your older|scans',
      technique: 'How it|was done',
      findings: 'All that was|seen, part|by part',
      impression: 'What matters|most: read|this first',
      signature: 'Who read it',
    },
  },
} as const
