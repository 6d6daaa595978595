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
  myelogram: {
    title: 'Myelogram, seen from the side',
    caption: 'Dye in the fluid sac shows where a bulging disc presses on it.',
    description:
      'The lower back is cut down the middle and seen from the side. The front of the body is on the left. A needle ' +
      'comes from the skin of the back, passes between the bony bumps of L2 and L3, and ends in the fluid sac, below ' +
      'the end of the spinal cord. Dye has filled the sac from there down. The nerve roots show as thin lines in the ' +
      'dye. Between L4 and L5 a disc bulges back. There the band of dye has a dent.',
    labels: {
      cordEnd: 'The cord|ends here',
      needle: 'Needle',
      dye: 'Dye in the|fluid sac',
      dent: 'The dye|is dented',
      vertebra: 'Vertebra|(bone)',
      disc: 'Bulging|disc',
      roots: 'Nerve roots',
    },
  },
  'intrathecal-chemotherapy': {
    title: 'Intrathecal chemotherapy, seen from the side',
    caption: 'The drug goes into the spinal fluid. The fluid then carries it along.',
    description:
      'The lower back is cut down the middle and seen from the side. The front of the body is on the left. A needle ' +
      'with a syringe comes from the skin of the back and passes between the bony bumps of L3 and L4. Its tip is in ' +
      'the fluid sac, well below the end of the spinal cord, where only nerve roots float. Dots show how the drug ' +
      'spreads up and down in the fluid from the tip of the needle.',
    labels: {
      cord: 'Spinal cord',
      cordEnd: 'The cord|ends here',
      medicine: 'The drug|spreads in|the fluid',
      syringe: 'Syringe with|the drug',
      roots: 'Nerve roots',
      vertebra: 'Vertebra|(bone)',
      sac: 'Fluid|sac',
    },
  },
  'facet-joint-injection': {
    title: 'Facet joint injection, seen from behind',
    caption: 'The needle goes into one of the small joints at the back of the spine.',
    description:
      'The bones of the lower back, L2 to L5, are seen from behind, as the doctor sees a patient who lies on the ' +
      'stomach. On each side, a small joint links each bone to the next. These are the facet joints. The joint ' +
      'between L3 and L4 on the right is sore and drawn in red. The tip of a needle is in it.',
    labels: {
      vertebra: 'Vertebra|(bone)',
      healthy: 'Facet|joint',
      sore: 'Sore facet|joint',
      needle: 'Needle',
    },
  },
  'medial-branch-block': {
    title: 'Medial branch block, seen from behind',
    caption: 'Two small nerves carry pain from one facet joint. Both are numbed.',
    description:
      'The bones of the lower back, L2 to L5, are seen from behind. The facet joint between L3 and L4 on the right ' +
      'is sore and drawn in red. Two thin nerves run to it, one from above and one from the bone below. Each nerve ' +
      'crosses the root of a bony side arm. There, the tip of a needle lies next to it. A colored spot at each tip ' +
      'shows where the nerve is numbed, or heated in an ablation.',
    labels: {
      vertebra: 'Vertebra|(bone)',
      sore: 'Sore facet|joint',
      nerve: 'Medial|branch|nerve',
      needle: 'Needle',
      spot: 'Numbed|here',
    },
  },
  'sacroiliac-joint-injection': {
    title: 'Sacroiliac joint injection, seen from behind',
    caption: 'The needle goes into the lower part of the joint between the sacrum and the hip bone.',
    description:
      'The lowest two bones of the lower back, the sacrum and the two hip bones are seen from behind. The sacrum has ' +
      'the shape of a shield. On each side, a long narrow joint links it to a hip bone. The joint on the right is ' +
      'sore and drawn in red. A needle comes from below. Its tip is in the lower part of that joint.',
    labels: {
      vertebra: 'Vertebra|(bone)',
      hip: 'Hip|bone',
      sacrum: 'Sacrum',
      joint: 'Sore|sacroiliac|joint',
      needle: 'Needle',
    },
  },
  'vertebral-cement': {
    title: 'A broken vertebra before and after cement, seen from the side',
    caption: 'The top bone is healthy. One below it is pressed flat. The lowest is filled with cement.',
    description:
      'The lower back is cut down the middle and seen from the side. The front of the body is on the left. One bone ' +
      'is healthy and has the shape of a box. The next one has been pressed flat at the front and looks like a ' +
      'wedge. Two bones further down, another flattened bone has been filled with cement. The cement lies inside the ' +
      'bone. Behind the bones runs the sac with spinal fluid. The drawing puts all three in one spine to compare ' +
      'them.',
    labels: {
      healthy: 'Healthy|bone',
      broken: 'Broken|bone,|pressed|flat',
      cement: 'Filled|with|cement',
      cordEnd: 'The cord|ends here',
      sac: 'Fluid sac',
      disc: 'Disc',
    },
  },
  'epidural-blood-patch': {
    title: 'Epidural blood patch, seen from the side',
    caption: 'Your own blood is put just outside the sac. It spreads to the hole and seals it.',
    description:
      'A close view of the lower back from the side, from L3 to the top of the sacrum. The front of the body is on ' +
      'the left. The back of the fluid sac has a small hole between L3 and L4, and drops of fluid leak out. A needle ' +
      'with a syringe of blood comes from the skin of the back, between the bony bumps of L4 and L5. Its tip is ' +
      'outside the sac, in the epidural space. The blood spreads up and down there and reaches the hole.',
    labels: {
      vertebra: 'Vertebra|(bone)',
      sac: 'Fluid|sac',
      roots: 'Nerve|roots',
      hole: 'Hole that|leaks fluid',
      syringe: 'Your blood',
      blood: 'The blood|spreads',
    },
  },
  'spine-biopsy': {
    title: 'Spine biopsy, seen in a slice across the back',
    caption: 'The needle goes through the back into the bone. It stays clear of the fluid sac.',
    description:
      'A slice across the lower back of a patient who lies on the stomach, so the back is up. Under the skin and the ' +
      'muscle lies a vertebra: a round body of bone with a ring behind it. In the ring is the fluid sac with nerve ' +
      'roots. A needle comes in from the upper right. It passes through muscle and through the bone beside the sac. ' +
      'Its tip is in a dark spot in the body of the bone, from which a sample is taken.',
    labels: {
      skin: 'Skin of|the back',
      needle: 'Needle',
      muscle: 'Muscle',
      sac: 'Sac and|nerve|roots',
      spot: 'Spot to|be tested',
      vertebra: 'Vertebra|(bone)',
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
