"""The smallest changes of what is known of a patient that would change an answer, found by a solver and tried on the patient engine."""
