namespace Launchpoints.Engine.Relevance.Algebra;

/// <summary>A matrix that should be positive definite is not: too little was added to its diagonal, or it holds what is no number.</summary>
public sealed class NotPositiveException() : ArithmeticException("The matrix is not positive definite; more has to be added to its diagonal.");
